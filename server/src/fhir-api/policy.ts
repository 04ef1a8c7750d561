import type { Rights } from '../platform/index.ts';

/** Who opens the API to a partner. The partner itself has no role: it holds the scopes given here, and nothing else. */
export const fhirApiRights = {
  'fhir-api.clients': ['administrateur'],
  'fhir-api.addClient': ['administrateur'],
  'fhir-api.closeClient': ['administrateur'],
} as const satisfies Rights;
