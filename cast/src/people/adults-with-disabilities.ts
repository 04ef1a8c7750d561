import { insOids } from '@liane/vocabulary';
import type { CastPerson } from '../types.ts';

export const nicolas: CastPerson = {
  key: 'nicolas',
  traits: {
    birthFamilyName: 'GARNIER',
    firstBirthGivenName: 'NICOLAS',
    birthGivenNames: 'NICOLAS PIERRE',
    birthDate: '1992-05-28',
    sex: 'M',
    birthPlaceCode: '44109',
  },
  usedGivenName: 'Nicolas',
  ins: { matricule: '192054410992731', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Nantes',
  stay: { state: 'admitted', establishmentKey: 'passerelle', unitKey: 'cedres', bed: 'C1', since: '2018-09-03' },
  story: 'B1 : 34 ans, vit à La Passerelle et travaille en ESAT ; son projet change, puis une fracture du coude.',
};

export const louis: CastPerson = {
  key: 'louis',
  traits: {
    birthFamilyName: 'BERTIN',
    firstBirthGivenName: 'LOUIS',
    birthGivenNames: 'LOUIS MARIE',
    birthDate: '1967-01-16',
    sex: 'M',
    birthPlaceCode: '53147',
  },
  usedGivenName: 'Louis',
  ins: { matricule: '167015314792802', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Mayenne',
  story: 'B2 et B3 : 59 ans, à domicile avec un SAVS et une curatelle, un mois à l’hôpital et le retour.',
};

export const claude: CastPerson = {
  key: 'claude',
  traits: {
    birthFamilyName: 'FAUCHEUX',
    firstBirthGivenName: 'CLAUDE',
    birthGivenNames: 'CLAUDE',
    birthDate: '1970-03-03',
    sex: 'M',
    birthPlaceCode: '61169',
  },
  usedGivenName: 'Claude',
  ins: { matricule: '170036116992977', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Flers',
  stay: { state: 'admitted', establishmentKey: 'passerelle', unitKey: 'cedres', bed: 'C2', since: '2011-01-10' },
  story: 'B4 : Monsieur Claude, 56 ans, vacances adaptées, chute et rééducation.',
};

export const ginaud: CastPerson = {
  key: 'ginaud',
  traits: {
    birthFamilyName: 'GINAUD',
    firstBirthGivenName: 'STEPHANE',
    birthGivenNames: 'STEPHANE',
    birthDate: '1985-07-19',
    sex: 'M',
    birthPlaceCode: '35288',
  },
  usedGivenName: 'Stéphane',
  ins: { matricule: '185073528893029', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Saint-Malo',
  stay: { state: 'admitted', establishmentKey: 'passerelle', unitKey: 'cedres', bed: 'C3', since: '2016-06-20' },
  story: 'B5 : Monsieur Ginaud, 41 ans, ouvrier d’ESAT blessé au travail, logé par une autre association.',
};

export const sandrine: CastPerson = {
  key: 'sandrine',
  traits: {
    birthFamilyName: 'LECLERC',
    firstBirthGivenName: 'SANDRINE',
    birthGivenNames: 'SANDRINE',
    birthDate: '1983-11-11',
    sex: 'F',
    birthPlaceCode: '29019',
  },
  usedGivenName: 'Sandrine',
  ins: { matricule: '283112901993130', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Brest',
  stay: { state: 'admitted', establishmentKey: 'passerelle', unitKey: 'cedres', bed: 'C4', since: '2019-03-04' },
  story: 'Vit à La Passerelle, épilepsie stabilisée, ne parle pas mais se fait comprendre avec des images.',
};
