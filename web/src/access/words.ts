import type { RegisterCheck, RightsRole, StaffMember } from '@liane/server/contract/access';
import type { BadgeState } from '../design/badge.tsx';

/** The columns of the table of rights, as people say them. */
export const roles: { value: RightsRole; label: string }[] = [
  { value: 'medecin', label: 'Médecin' },
  { value: 'infirmier', label: 'Infirmier ou infirmière' },
  { value: 'soignant', label: 'Soignant (aide-soignant, AES, rééducateur…)' },
  { value: 'accompagnant', label: 'Accompagnant (éducateur, animateur…)' },
  { value: 'coordination', label: 'Coordination' },
  { value: 'administratif', label: 'Administratif (secrétariat, admissions)' },
  { value: 'encadrement', label: 'Encadrement' },
  { value: 'administrateur', label: 'Administrateur de l’installation' },
];

export const signsInWith: Record<StaffMember['signsInWith'], { words: string; state: BadgeState }> = {
  'pro-sante-connect': { words: 'Pro Santé Connect', state: 'done' },
  passkey: { words: 'Clé d’accès', state: 'done' },
  invited: { words: 'Invité', state: 'todo' },
  closed: { words: 'Compte fermé', state: 'plain' },
};

/** What the Annuaire Santé says of someone. */
export const registerWords: Record<RegisterCheck['state'], { words: string; state: BadgeState }> = {
  coherent: { words: 'Conforme', state: 'done' },
  differs: { words: 'À vérifier', state: 'todo' },
  inactive: { words: 'N’exerce plus', state: 'alert' },
  unknown: { words: 'Numéro inconnu', state: 'late' },
  failed: { words: 'Pas encore vérifié', state: 'plain' },
};

/** Identifiers that a trace keeps of documents of the DMP tell nothing to a reader: « un document du DMP ». */
export function whyInWords(why: string): string {
  const ids = /^DMP ([\d.]+(?:, [\d.]+)*)$/.exec(why)?.[1]?.split(', ').length;
  if (ids === undefined) return why;
  return ids === 1 ? 'Un document du DMP' : `${ids} documents du DMP`;
}
