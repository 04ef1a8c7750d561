import type { aggirVariables } from '@liane/server/contract/careplan';

/** The ten discriminating variables of the AGGIR grid, as people name them. */
export const variableNames: readonly { code: (typeof aggirVariables)[number]; name: string }[] = [
  { code: 'coherence', name: 'Cohérence' },
  { code: 'orientation', name: 'Orientation' },
  { code: 'toilette', name: 'Toilette' },
  { code: 'habillage', name: 'Habillage' },
  { code: 'alimentation', name: 'Alimentation' },
  { code: 'elimination', name: 'Élimination' },
  { code: 'transferts', name: 'Transferts' },
  { code: 'deplacement-interieur', name: 'Déplacement à l’intérieur' },
  { code: 'deplacement-exterieur', name: 'Déplacement à l’extérieur' },
  { code: 'communication-distance', name: 'Communication à distance' },
];

/** What A, B and C mean in the grid. */
export const modalities = [
  { value: 'A', label: 'A, fait seul' },
  { value: 'B', label: 'B, en partie' },
  { value: 'C', label: 'C, ne fait pas' },
] as const;

export const girs = [
  { value: '1', label: 'GIR 1' },
  { value: '2', label: 'GIR 2' },
  { value: '3', label: 'GIR 3' },
  { value: '4', label: 'GIR 4' },
  { value: '5', label: 'GIR 5' },
  { value: '6', label: 'GIR 6' },
] as const;
