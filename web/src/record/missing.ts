import type { KindName } from '../facts/content.ts';

/** What the server says is missing for a DLU, and the form that completes it. */
const completedBy: Readonly<Record<string, KindName>> = {
  Allergies: 'allergy',
  Traitements: 'treatment',
  Antécédents: 'antecedent',
  'Problèmes en cours': 'problem',
  'Directives anticipées': 'directive',
  'Personne de confiance': 'contact',
  'Médecin traitant': 'care-professional',
  'Établissement de santé souhaité': 'preferred-hospital',
  'Autonomie (GIR)': 'autonomy',
};

export const kindMissing = (what: string): KindName | undefined => completedBy[what];
