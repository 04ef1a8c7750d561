import type { CodeableConcept, Coding, HumanName, RelatedPerson } from '@medplum/fhirtypes';
import {
  metaOf,
  patientReference,
  telecomsOf,
  uniqueIdentifier,
  type PersonReference,
  type Telecoms,
  type Versioned,
} from './elements.ts';
import { nosSystems } from './systems.ts';
import { written } from './written.ts';

export type FhirRelatedRole = 'trusted-person' | 'to-warn' | 'carer' | 'legal-representative';

export interface FhirRelatedPersonInput extends Versioned {
  person: PersonReference;
  familyName: string;
  givenName: string | null;
  roles: readonly FhirRelatedRole[];
  /** In French, in place of the names of the roles: the measure of protection. */
  roleText: string | null;
  /** Code of JDV_J11. */
  relation: { code: string; text: string } | null;
  telecoms: Telecoms;
  addressText: string | null;
  active: boolean;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  since: string | null;
  until: string | null;
}

/** Someone around the person, as fr-core-related-person (digest §6.5). */
export function relatedPerson(related: FhirRelatedPersonInput): RelatedPerson {
  return written<RelatedPerson>({
    resourceType: 'RelatedPerson',
    id: related.id,
    meta: metaOf(related, ['fr-core-related-person']),
    identifier: [uniqueIdentifier(related.id)],
    active: related.active,
    patient: patientReference(related.person),
    relationship: [...role(related), ...relationType(related)],
    name: [
      written<HumanName>({
        use: 'usual',
        family: related.familyName,
        given: related.givenName ? [related.givenName] : undefined,
      }),
    ],
    telecom: telecomsOf(related.telecoms),
    address: related.addressText ? [{ text: related.addressText }] : undefined,
    period:
      related.since || related.until
        ? written({ start: related.since ?? undefined, end: related.until ?? undefined })
        : undefined,
  });
}

const roles: Record<FhirRelatedRole, Coding> = {
  'trusted-person': { system: nosSystems.roleClass, code: 'NOK', display: 'Personne de confiance' },
  'to-warn': { system: nosSystems.roleClass, code: 'ECON', display: 'Personne à prévenir en cas d’urgence' },
  carer: { system: nosSystems.roleClass, code: 'CAREGIVER', display: 'Aidant' },
  'legal-representative': { system: nosSystems.roleClass, code: 'GUARD', display: 'Responsable légal' },
};

/** The slice Role exists once at most, and one person may be both trusted and to be warned: its codings say each. */
function role({ roles: held, roleText }: FhirRelatedPersonInput): CodeableConcept[] {
  if (held.length === 0) return [];
  const coding = held.map((one) => roles[one]);
  return [{ coding, text: roleText ?? coding.map(({ display }) => display).join(', ') }];
}

const relationType = ({ relation }: FhirRelatedPersonInput): CodeableConcept[] =>
  relation === null
    ? []
    : [{ coding: [{ system: nosSystems.roleCode, code: relation.code, display: relation.text }], text: relation.text }];
