import type { ActivityRole } from '@liane/vocabulary';
import type { RightsRole } from './words.ts';

/** In RPPS+ the role gives the rights and the profession only informs (digest §1.12). */
const byGenre = {
  GENR08: 'coordination',
  GENR09: 'administratif',
  GENR10: 'accompagnant',
  GENR11: 'soignant',
  GENR12: 'encadrement',
} as const satisfies Record<Exclude<ActivityRole, 'GENR01'>, RightsRole>;

const byProfession: Record<string, RightsRole> = {
  '10': 'medecin',
  '60': 'infirmier',
  '69': 'infirmier',
  '35': 'soignant',
  '37': 'soignant',
  '70': 'soignant',
  '80': 'soignant',
  '91': 'soignant',
  '92': 'soignant',
  '93': 'soignant',
  '94': 'soignant',
  '95': 'soignant',
  '96': 'soignant',
  '41': 'accompagnant',
  '42': 'accompagnant',
  '43': 'accompagnant',
  '44': 'accompagnant',
  '47': 'accompagnant',
  '48': 'accompagnant',
  '49': 'accompagnant',
  '51': 'accompagnant',
  '52': 'accompagnant',
  '53': 'accompagnant',
};

/** The column of `docs/rights.md` that a situation told by Pro Santé Connect supports; null when it gives none. */
export function rightsRoleOf(professionCode: string, genre: string): RightsRole | null {
  const own = <T>(table: Record<string, T>, code: string): T | null =>
    Object.hasOwn(table, code) ? (table[code] ?? null) : null;
  return own<RightsRole>(byGenre, genre) ?? own(byProfession, professionCode);
}

/** Roles that Pro Santé Connect alone can prove: nobody holds them without an RPPS number. */
export const needsRpps = (role: RightsRole): boolean => role === 'medecin' || role === 'infirmier';
