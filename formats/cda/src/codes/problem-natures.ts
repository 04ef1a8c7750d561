import type { Coded } from '@liane/vocabulary';
import { snomed } from './code-systems.ts';

/** JDV_ProblemCodes. */
export const problemNatures: readonly Coded[] = [
  snomed('404684003', 'constatation clinique'),
  snomed('55607006', 'problème'),
  snomed('64572001', 'maladie'),
  snomed('248536006', "constatation à propos de la performance fonctionnelle et l'activité"),
  snomed('1269496002', 'plainte'),
  snomed('418799008', 'symptôme rapporté par le patient ou le répondant'),
  snomed('282291009', 'interprétation diagnostique'),
];
