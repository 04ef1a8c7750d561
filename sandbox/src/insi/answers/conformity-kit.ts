import type { KnownPerson } from './known-person.ts';

/**
 * The fictional people of the CNDA conformity kit, by case number (digest §8). Those of cases 2.03/1, 2.03/3, 2.07/2 and the
 * « validity tests » are absent on purpose: the base does not know them. Where no matricule is published, the order is ours (9xx).
 */
export const conformityKit: readonly (KnownPerson & { scenario?: string })[] = [
  {
    scenario: '2.03/2',
    birthName: 'ADRTROIS',
    givenNames: ['TOUSSAINT'],
    sex: 'M',
    birthDate: '1960-01-01',
    birthPlace: '2B020',
    matricule: '160012B02077713',
  },
  {
    scenario: '2.04',
    birthName: 'ECETINSI',
    givenNames: ['PIERRE-ALAIN', 'MURIEL', 'FLORIANT'],
    sex: 'M',
    birthDate: '2009-07-14',
    birthPlace: '63220',
    matricule: '109076322083489',
    history: ['209076322083439', '209066322012355'],
  },
  {
    // A NIA in the kit (`.9`); only the OID would tell it, and ours is always the test one.
    scenario: '2.05',
    birthName: 'PROVISOIRE',
    givenNames: ['MATRICULE'],
    sex: 'M',
    birthDate: '2009-07-01',
    birthPlace: '63220',
    matricule: '109076322088835',
  },
  {
    scenario: '2.06',
    birthName: 'DE VINCI',
    givenNames: ['LEONARDO'],
    sex: 'M',
    birthDate: '2014-02-01',
    birthPlace: '63220',
    matricule: '114026322090185',
  },
  {
    // The other one, who makes 2.06 answer 02 until the place is given.
    scenario: '2.06',
    birthName: 'DE VINCI',
    givenNames: ['LEONARDO'],
    sex: 'M',
    birthDate: '2014-02-01',
    birthPlace: '63113',
    matricule: '114026311390293',
  },
  {
    // OLA is on her papers, not in the base.
    scenario: '2.07/1',
    birthName: 'TCHITCHI',
    givenNames: ['CATARINA', 'BELLA'],
    sex: 'F',
    birthDate: '1936-06-21',
    birthPlace: '63220',
    matricule: '236066322083656',
  },
  {
    scenario: '2.08/1',
    birthName: 'CORSE',
    givenNames: ['ANTHONY'],
    sex: 'M',
    birthDate: '1980-03-02',
    birthPlace: '2B020',
    matricule: '180032B02040123',
  },
  {
    // Both keys are wrong as published.
    scenario: '2.08/2',
    birthName: 'HERMANN',
    givenNames: ['GATIEN'],
    sex: 'M',
    birthDate: '1981-03-24',
    birthPlace: '63220',
    matricule: '181036322045660',
    history: ['281036322045610'],
  },
  {
    birthName: 'ADRTROIS',
    givenNames: ['DOMINIQUE'],
    sex: 'F',
    birthDate: '1997-02-26',
    birthPlace: '2A020',
    matricule: '297022A02077878',
  },
  {
    birthName: 'ADRUN',
    givenNames: ['ZOE'],
    sex: 'F',
    birthDate: '1975-12-31',
    birthPlace: '63220',
    matricule: '275126322074974',
  },
  {
    birthName: 'NESSI',
    givenNames: ['MICHELANGELO', 'ANTHONY'],
    sex: 'M',
    birthDate: '2010-08-07',
    birthPlace: '63220',
    matricule: '110086322083060',
  },
  {
    birthName: 'NESSI',
    givenNames: ['RUTH', 'ISABELLE'],
    sex: 'F',
    birthDate: '1977-07-14',
    birthPlace: '63220',
    matricule: '277076322082910',
  },
];
