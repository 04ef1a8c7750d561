import { insOids } from '@liane/vocabulary';
import type { CastPerson } from '../types.ts';

export const adrien: CastPerson = {
  key: 'adrien',
  traits: {
    birthFamilyName: 'MORVAN',
    firstBirthGivenName: 'ADRIEN',
    birthGivenNames: 'ADRIEN LEO',
    birthDate: '2017-04-22',
    sex: 'M',
    birthPlaceCode: '53130',
  },
  usedGivenName: 'Adrien',
  ins: { matricule: '117045313093296', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Laval',
  stay: { state: 'expected', establishmentKey: 'dime' },
  story: 'B6 et B7 : 9 ans, admis au DIME, ses parents tiennent son espace santé.',
};

export const lucas: CastPerson = {
  key: 'lucas',
  traits: {
    birthFamilyName: 'FONTAINE',
    firstBirthGivenName: 'LUCAS',
    birthGivenNames: 'LUCAS',
    birthDate: '2024-06-11',
    sex: 'M',
    birthPlaceCode: '35238',
  },
  usedGivenName: 'Lucas',
  ins: { matricule: '124063523893337', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Rennes',
  story: 'B8 : tout-petit de 26 mois, orienté par la PMI vers un CAMSP.',
};

export const fanny: CastPerson = {
  key: 'fanny',
  traits: {
    birthFamilyName: 'CARREZ',
    firstBirthGivenName: 'FANNY',
    birthGivenNames: 'FANNY',
    birthDate: '2018-02-13',
    sex: 'F',
    birthPlaceCode: '53147',
  },
  usedGivenName: 'Fanny',
  ins: { matricule: '218025314793435', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Mayenne',
  story: 'C1 : 8 ans, signes de négligence repérés par son ergothérapeute.',
};

export const elliot: CastPerson = {
  key: 'elliot',
  traits: {
    birthFamilyName: 'DANJOU',
    firstBirthGivenName: 'ELLIOT',
    birthGivenNames: 'ELLIOT',
    birthDate: '2012-01-05',
    sex: 'M',
    birthPlaceCode: '49007',
  },
  usedGivenName: 'Elliot',
  ins: { matricule: '112014900793514', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Angers',
  story: 'C2 : 14 ans, suivi en AEMO décidé par le juge.',
};

export const elise: CastPerson = {
  key: 'elise',
  traits: {
    birthFamilyName: 'ROBIN',
    firstBirthGivenName: 'ELISE',
    birthGivenNames: 'ELISE',
    birthDate: '2011-05-17',
    sex: 'F',
    birthPlaceCode: '72181',
  },
  usedGivenName: 'Elise',
  ins: { matricule: '211057218193655', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Le Mans',
  story: 'C3 : 15 ans, danger immédiat, accueillie en MECS.',
};
