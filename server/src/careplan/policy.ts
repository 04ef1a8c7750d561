import type { Rights } from '../platform/index.ts';

const readers = ['medecin', 'infirmier', 'soignant', 'accompagnant', 'coordination', 'encadrement'] as const;
const writers = ['medecin', 'infirmier', 'accompagnant', 'coordination', 'encadrement'] as const;

export const careplanRights = {
  'careplan.list': readers,
  'careplan.history': readers,
  'careplan.record': writers,
  'careplan.correct': writers,
  'careplan.end': writers,
  'careplan.withdraw': writers,
} as const satisfies Rights;
