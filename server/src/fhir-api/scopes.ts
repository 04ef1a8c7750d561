import type { fhirTypes } from './contract.ts';

export type FhirType = (typeof fhirTypes)[number];
export type Interaction = 'read' | 'search';

/** True when one of these scopes gives this interaction on this type; nothing is given by default. */
export function gives(scopes: readonly string[], type: FhirType, interaction: Interaction): boolean {
  const letter = interaction === 'read' ? 'r' : 's';
  return scopes.some((scope) => {
    const [subject, letters = ''] = scope.split('.');
    return subject === `system/${type}` && letters.includes(letter);
  });
}

/** True when what is asked is within what is held: `system/Patient.r` within `system/Patient.rs`. */
export function isWithin(asked: string, held: readonly string[]): boolean {
  const [subject, letters = ''] = asked.split('.');
  const given = held.map((scope) => scope.split('.')).filter(([of]) => of === subject);
  return letters !== '' && letters.split('').every((letter) => given.some(([, some = '']) => some.includes(letter)));
}
