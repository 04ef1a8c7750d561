/** Administrative sex as INSi and the RNIV write it: `I` (indéterminé) exists in records, never in an INSi answer. */
export type Sex = 'F' | 'M' | 'I';

export const sexInFrench: Record<Sex, string> = { F: 'Féminin', M: 'Masculin', I: 'Indéterminé' };
