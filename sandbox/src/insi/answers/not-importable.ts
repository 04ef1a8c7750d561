import type { KnownPerson } from './known-person.ts';

/** Two of our own whose answer the Ségur rules forbid to import: a birth day nobody knows (INS/va1.28), no given name (INS/va1.31). */
export const notImportable: readonly KnownPerson[] = [
  {
    birthName: 'LUNAIRE',
    givenNames: ['AMINA'],
    sex: 'F',
    birthDate: '1948-00-00',
    birthPlace: '99350',
    matricule: '248009935090161',
  },
  {
    birthName: 'SANSPRENOM',
    givenNames: [],
    sex: 'M',
    birthDate: '1952-05-03',
    birthPlace: '63220',
    matricule: '152056322090216',
  },
];
