import type { Rights } from '../platform/index.ts';

const readers = ['medecin', 'infirmier', 'soignant', 'encadrement'] as const;
const writers = ['medecin', 'infirmier'] as const;

export const medicationRights = {
  'medication.list': readers,
  'medication.history': readers,
  'medication.record': writers,
  'medication.correct': writers,
  'medication.end': writers,
  'medication.withdraw': writers,
} as const satisfies Rights;
