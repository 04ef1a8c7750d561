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
const movers = ['medecin', 'infirmier', 'coordination', 'administratif', 'encadrement'] as const;

export const staysRights = {
  'stays.admit': ['infirmier', 'coordination', 'administratif', 'encadrement'],
  'stays.ofPerson': readers,
  'stays.board': readers,
  'stays.move': movers,
  'stays.leaveTemporarily': [...movers, 'soignant', 'accompagnant'],
  'stays.transferToHospital': movers,
  'stays.comeBack': [...movers, 'soignant', 'accompagnant'],
  'stays.discharge': ['coordination', 'administratif', 'encadrement', 'infirmier'],
  'stays.recordDeath': ['medecin', 'infirmier', 'encadrement', 'administratif'],
  'stays.cancelMovement': movers,
} as const satisfies Rights;
