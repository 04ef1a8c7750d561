import type { Rights } from '../platform/index.ts';

const readers = [
  'medecin',
  'infirmier',
  'soignant',
  'accompagnant',
  'coordination',
  'administratif',
  'encadrement',
] as const;
const writers = ['medecin', 'infirmier', 'accompagnant', 'coordination', 'administratif', 'encadrement'] as const;

export const circleRights = {
  'circle.list': readers,
  'circle.history': readers,
  'circle.record': writers,
  'circle.correct': writers,
  'circle.end': writers,
  'circle.withdraw': writers,
} as const satisfies Rights;
