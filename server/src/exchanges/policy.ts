import { demand, type Act, type Rights } from '../platform/index.ts';

const readers = ['medecin', 'infirmier', 'soignant', 'accompagnant', 'coordination', 'encadrement'] as const;
const writers = ['medecin', 'infirmier', 'accompagnant', 'coordination', 'encadrement'] as const;
const followers = ['medecin', 'infirmier', 'coordination', 'encadrement'] as const;
const hearers = ['medecin', 'infirmier', 'accompagnant', 'coordination', 'administratif', 'encadrement'] as const;

export const exchangesRights = {
  'exchanges.list': followers,
  'exchanges.toSettle': followers,
  'exchanges.connections': ['coordination', 'encadrement', 'administrateur'],
  'exchanges.toMend': ['coordination', 'encadrement', 'administrateur'],
  'exchanges.history': followers,
  'exchanges.ofPerson': readers,
  'exchanges.plan': writers,
  'exchanges.retry': followers,
  'exchanges.abandon': followers,
  'exchanges.recall': writers,
  'exchanges.sharing': [...readers, 'administratif'],
  'exchanges.saySharing': hearers,
  'exchanges.confirmDivergence': ['medecin', 'infirmier', 'coordination', 'administratif', 'encadrement'],
  'exchanges.counters': ['coordination', 'encadrement', 'administrateur'],
} as const satisfies Rights;

export const mayAct = (verb: keyof typeof exchangesRights, act: Act): void => demand(exchangesRights, verb, act);
