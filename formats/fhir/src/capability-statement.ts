import type { CapabilityStatement, CapabilityStatementRestResource } from '@medplum/fhirtypes';
import { frCoreProfile, hl7Systems } from './systems.ts';
import { written } from './written.ts';

export interface FhirServedResource {
  type: string;
  /** Ids of FR Core profiles. */
  profiles: readonly string[];
  read: boolean;
  search: boolean;
  searchParams: readonly { name: string; type: 'string' | 'token' | 'date' | 'reference'; documentation?: string }[];
}

export interface FhirCapabilityInput {
  /** `https://…/fhir/R4`. */
  base: string;
  tokenUrl: string;
  software: { name: string; version: string };
  /** When this list last changed. */
  date: string;
  resources: readonly FhirServedResource[];
}

/** What this server answers, from the same table as its routes. */
export const capabilityStatement = ({
  base,
  tokenUrl,
  software,
  date,
  resources,
}: FhirCapabilityInput): CapabilityStatement => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date,
  kind: 'instance',
  software,
  implementation: { description: `${software.name} : dossier de l’usager, en lecture`, url: base },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      security: {
        extension: [
          {
            url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
            extension: [{ url: 'token', valueUri: tokenUrl }],
          },
        ],
        service: [{ coding: [{ system: hl7Systems.restfulSecurity, code: 'SMART-on-FHIR' }] }],
        description: 'OAuth 2.0, client credentials ; une portée nommée par type de ressource.',
      },
      resource: resources.map(served),
    },
  ],
});

const served = ({ type, profiles, read, search, searchParams }: FhirServedResource): CapabilityStatementRestResource =>
  written<CapabilityStatementRestResource>({
    type: type as CapabilityStatementRestResource['type'],
    supportedProfile: profiles.map(frCoreProfile),
    interaction: [...(read ? [{ code: 'read' } as const] : []), ...(search ? [{ code: 'search-type' } as const] : [])],
    versioning: 'no-version',
    searchParam: searchParams.map((param) => ({ ...param })),
  });
