import type { Rights } from '../platform/index.ts';

const settles = ['medecin', 'infirmier', 'coordination', 'administratif', 'encadrement'] as const;
const asksInsi = ['medecin', 'infirmier', 'coordination', 'administratif'] as const;
const merges = ['coordination', 'administratif', 'encadrement'] as const;

/** Seeing the INS (INS/va1.50) and calling INSi (INS/va1.32) are rights of their own. */
export const identityRights = {
  'identity.findBirthplaces': settles,
  'identity.findDoubles': settles,
  'identity.createPerson': settles,
  'identity.identity': [
    'medecin',
    'infirmier',
    'soignant',
    'accompagnant',
    'coordination',
    'administratif',
    'encadrement',
  ],
  'identity.changeComplementary': [
    'medecin',
    'infirmier',
    'accompagnant',
    'coordination',
    'administratif',
    'encadrement',
  ],
  'identity.changeStrictTraits': settles,
  'identity.recordProof': settles,
  'identity.validateIdentity': settles,
  'identity.withdrawProof': settles,
  'identity.setAttribute': settles,
  'identity.askInsi': asksInsi,
  'identity.acceptInsi': asksInsi,
  'identity.dismissInsi': asksInsi,
  'identity.toSettle': settles,
  'identity.suspectedDoubles': settles,
  'identity.mergePersons': merges,
  'identity.undoMerge': merges,
  'identity.importPersons': ['administratif', 'encadrement'],
  'identity.settings': ['medecin', 'infirmier', 'coordination', 'administratif', 'encadrement', 'administrateur'],
  'identity.changeSettings': ['encadrement', 'administrateur'],
} satisfies Rights;
