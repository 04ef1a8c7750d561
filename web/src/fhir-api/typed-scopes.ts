import type { FhirClient } from '@liane/server/contract/fhir-api';

/** What a partner may read, as people say it, by FHIR type. */
export const readings = [
  { type: 'Patient', words: 'Identité des personnes' },
  { type: 'Encounter', words: 'Séjours' },
  { type: 'RelatedPerson', words: 'Entourage' },
  { type: 'AllergyIntolerance', words: 'Allergies' },
  { type: 'Condition', words: 'Problèmes de santé' },
  { type: 'MedicationStatement', words: 'Traitements' },
  { type: 'Observation', words: 'Constantes et mesures' },
  { type: 'DocumentReference', words: 'Liste des documents' },
  { type: 'Binary', words: 'Contenu des documents' },
] as const;

export type Reading = (typeof readings)[number]['type'];

/** A document is listed by a search; its bytes are only read one by one. */
const lettersOf = (type: Reading): string => (type === 'Binary' ? 'r' : 'rs');

/** SMART App Launch 2 scopes: searching and reading each type, nothing else. */
export const scopesOf = (types: readonly Reading[]): string[] =>
  readings.filter(({ type }) => types.includes(type)).map(({ type }) => `system/${type}.${lettersOf(type)}`);

/** « Identité des personnes, Allergies (une par une) »: what the scopes of a partner open. */
export function scopesInFrench(scopes: FhirClient['scopes']): string {
  return readings
    .flatMap(({ type, words }) => {
      const letters = scopes.filter((scope) => scope.startsWith(`system/${type}.`)).map((scope) => scope.split('.')[1]);
      const all = letters.join('');
      if (all === '') return [];
      if (type === 'Binary' || (all.includes('r') && all.includes('s'))) return [words];
      return [`${words} (${all.includes('s') ? 'par recherche' : 'une par une'} seulement)`];
    })
    .join(', ');
}
