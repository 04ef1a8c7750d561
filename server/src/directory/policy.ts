import type { Rights } from '../platform/index.ts';

const everyone = [
  'medecin',
  'infirmier',
  'soignant',
  'accompagnant',
  'coordination',
  'administratif',
  'encadrement',
] as const;

export const directoryRights = {
  'directory.establishments': [...everyone, 'administrateur'],
  'directory.addEstablishment': ['administrateur'],
  'directory.changeEstablishment': ['administrateur'],
  'directory.arrangeUnits': ['administrateur'],
  'directory.searchCorrespondents': everyone,
  'directory.searchNational': everyone,
  'directory.addCorrespondent': [
    'medecin',
    'infirmier',
    'accompagnant',
    'coordination',
    'administratif',
    'encadrement',
  ],
} as const satisfies Rights;
