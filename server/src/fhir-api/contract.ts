import { z } from 'zod';
import { Id, Instant, contract } from '../platform/contract.ts';

export const fhirTypes = [
  'Patient',
  'Encounter',
  'RelatedPerson',
  'AllergyIntolerance',
  'Condition',
  'MedicationStatement',
  'Observation',
  'DocumentReference',
  'Binary',
] as const;

/** `r` reads one by its id, `s` searches, `rs` does both (SMART App Launch 2, scopes). */
export const Scope = z.string().regex(new RegExp(`^system/(${fhirTypes.join('|')})\\.(r|s|rs)$`));

export const FhirClient = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(Scope),
  /** Version of FR Core this partner reads. */
  frCore: z.enum(['2.2.0', '2.1.0']),
  addedAt: Instant,
  addedBy: z.string(),
  lastTokenAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closedBy: z.string().nullable(),
});
export type FhirClient = z.infer<typeof FhirClient>;

export const fhirApi = {
  clients: contract({
    method: 'GET',
    path: '/api/fhir-clients',
    reply: z.object({ fhirUrl: z.string(), tokenUrl: z.string(), clients: z.array(FhirClient) }),
    summary: 'Les logiciels partenaires qui lisent par l’API FHIR',
  }),
  addClient: contract({
    method: 'POST',
    path: '/api/fhir-clients',
    body: z.object({
      id: Id,
      name: z.string().trim().min(1).max(100),
      scopes: z.array(Scope).min(1).max(30),
      frCore: z.enum(['2.2.0', '2.1.0']),
    }),
    reply: z.object({
      client: FhirClient,
      /** Shown once: only its hash is kept. */
      secret: z.string(),
    }),
    summary: 'Ouvrir l’API FHIR à un logiciel partenaire',
  }),
  closeClient: contract({
    method: 'POST',
    path: '/api/fhir-clients/:id/close',
    params: z.object({ id: Id }),
    reply: FhirClient,
    summary: 'Fermer l’accès d’un logiciel partenaire',
  }),
};
