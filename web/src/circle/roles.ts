import type { ContentOf } from '../facts/content.ts';
import type { Option } from '../facts/kind.ts';

/** What a professional is to a person. */
export const roles = [
  { value: 'gp', label: 'Médecin traitant' },
  { value: 'specialist', label: 'Spécialiste' },
  { value: 'nurse', label: 'Infirmier' },
  { value: 'physiotherapist', label: 'Kinésithérapeute' },
  { value: 'pharmacy', label: 'Pharmacie' },
  { value: 'referent', label: 'Référent' },
  { value: 'other', label: 'Autre' },
] as const satisfies Option[];

/** « Médecin traitant », as the circle says it. */
export const roleWords = (role: ContentOf<'care-professional'>['role']): string =>
  roles.find(({ value }) => value === role)?.label ?? '';
