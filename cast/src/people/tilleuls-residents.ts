import { insOids } from '@liane/vocabulary';
import type { CastPerson } from '../types.ts';

export const antoinette: CastPerson = {
  key: 'antoinette',
  traits: {
    birthFamilyName: 'SANTONI',
    firstBirthGivenName: 'ANTOINETTE',
    birthGivenNames: 'ANTOINETTE MARIE',
    birthDate: '1934-12-03',
    sex: 'F',
    birthPlaceCode: '2B033',
  },
  usedFamilyName: 'Rossi',
  usedGivenName: 'Antoinette',
  ins: { matricule: '234122B03390819', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Bastia',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '102', since: '2021-03-15' },
  story: 'Résidente des Glycines née à Bastia : son matricule porte 2B.',
};

export const yvette: CastPerson = {
  key: 'yvette',
  traits: {
    birthFamilyName: 'RENAULT',
    firstBirthGivenName: 'YVETTE',
    birthGivenNames: 'YVETTE GEORGETTE',
    birthDate: '1935-08-22',
    sex: 'F',
    birthPlaceCode: '85166',
  },
  usedFamilyName: 'Guillou',
  usedGivenName: 'Yvette',
  ins: { matricule: '235088516690923', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Olonne-sur-Mer',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '103', since: '2022-11-02' },
  story: 'Résidente des Glycines née à Olonne-sur-Mer, commune disparue en 2019.',
};

export const maria: CastPerson = {
  key: 'maria',
  traits: {
    birthFamilyName: 'FERREIRA',
    firstBirthGivenName: 'MARIA',
    birthGivenNames: 'MARIA DA CONCEICAO',
    birthDate: '1940-10-05',
    sex: 'F',
    birthPlaceCode: '99139',
  },
  usedGivenName: 'Maria',
  ins: { matricule: '240109913991047', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Portugal',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '105', since: '2024-01-22' },
  story: 'Résidente des Glycines née au Portugal.',
};

export const marieLouise: CastPerson = {
  key: 'marieLouise',
  traits: {
    birthFamilyName: 'HAMELIN',
    firstBirthGivenName: 'MARIE-LOUISE',
    birthGivenNames: 'MARIE-LOUISE ANNE JOSEPHE',
    birthDate: '1936-05-19',
    sex: 'F',
    birthPlaceCode: '35115',
  },
  usedFamilyName: 'Tessier',
  usedGivenName: 'Marie-Louise',
  ins: { matricule: '236053511591188', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Fougères',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '107', since: '2020-09-14' },
  story: 'Résidente au prénom composé, dont INSi donne trois prénoms.',
};

export const colette: CastPerson = {
  key: 'colette',
  traits: {
    birthFamilyName: 'BRUNEAU',
    firstBirthGivenName: 'COLETTE',
    birthGivenNames: 'COLETTE SIMONE ODETTE',
    birthDate: '1938-01-27',
    sex: 'F',
    birthPlaceCode: '44109',
  },
  usedFamilyName: 'Lambert',
  usedGivenName: 'Colette',
  ins: { matricule: '238014410991256', oid: insOids.nirTest },
  insiTraits: {
    birthFamilyName: 'BRUNEAU',
    firstBirthGivenName: 'SIMONE',
    birthGivenNames: 'SIMONE ODETTE',
    birthDate: '1938-01-27',
    sex: 'F',
    birthPlaceCode: '44109',
  },
  insiKnows: true,
  birthPlaceName: 'Nantes',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '108', since: '2023-02-06' },
  story: 'Résidente dont le premier prénom des papiers ne répond rien (01) et le second répond (00).',
};

export const roger: CastPerson = {
  key: 'roger',
  traits: {
    birthFamilyName: 'MOULIN',
    firstBirthGivenName: 'ROGER',
    birthGivenNames: 'ROGER',
    birthDate: '1939-06-30',
    sex: 'M',
    birthPlaceCode: '72181',
  },
  usedGivenName: 'Roger',
  ins: { matricule: '139067218191333', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Le Mans',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '109', since: '2022-05-09' },
  story: 'Résident des Glycines, ancien postier, diabétique.',
};

export const suzanne: CastPerson = {
  key: 'suzanne',
  traits: {
    birthFamilyName: 'CORMIER',
    firstBirthGivenName: 'SUZANNE',
    birthGivenNames: 'SUZANNE PAULETTE',
    birthDate: '1933-09-11',
    sex: 'F',
    birthPlaceCode: '53130',
  },
  usedFamilyName: 'Bellanger',
  usedGivenName: 'Suzanne',
  ins: { matricule: '233095313091439', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Laval',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '110', since: '2019-12-03' },
  story: 'Doyenne des Glycines, 92 ans, en soins palliatifs.',
};

export const jeanMarechal: CastPerson = {
  key: 'jeanMarechal',
  traits: {
    birthFamilyName: 'MARECHAL',
    firstBirthGivenName: 'JEAN',
    birthGivenNames: 'JEAN',
    birthDate: '1943-08-15',
    sex: 'M',
    birthPlaceCode: '53096',
  },
  usedGivenName: 'Jean',
  ins: { matricule: '143085309691520', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Ernée',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '111', since: '2025-04-07' },
  story: 'Jumeau de Jacques : mêmes nom, date et lieu de naissance.',
};

export const jacquesMarechal: CastPerson = {
  key: 'jacquesMarechal',
  traits: {
    birthFamilyName: 'MARECHAL',
    firstBirthGivenName: 'JACQUES',
    birthGivenNames: 'JACQUES',
    birthDate: '1943-08-15',
    sex: 'M',
    birthPlaceCode: '53096',
  },
  usedGivenName: 'Jacques',
  ins: { matricule: '143085309691619', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Ernée',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '112', since: '2025-04-07' },
  story: 'Jumeau de Jean : mêmes nom, date et lieu de naissance.',
};

export const huguette: CastPerson = {
  key: 'huguette',
  traits: {
    birthFamilyName: 'LEROUX',
    firstBirthGivenName: 'HUGUETTE',
    birthGivenNames: 'HUGUETTE',
    birthDate: '1937-07-04',
    sex: 'F',
    birthPlaceCode: '61001',
  },
  usedFamilyName: 'Pichon',
  usedGivenName: 'Huguette',
  ins: { matricule: '237076100191767', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Alençon',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'mesanges', bed: '201', since: '2024-06-17' },
  story: 'Résidente des Mésanges, déambule l’après-midi.',
};

export const fernand: CastPerson = {
  key: 'fernand',
  traits: {
    birthFamilyName: 'COUSIN',
    firstBirthGivenName: 'FERNAND',
    birthGivenNames: 'FERNAND EMILE',
    birthDate: '1936-02-08',
    sex: 'M',
    birthPlaceCode: '53107',
  },
  usedGivenName: 'Fernand',
  ins: { matricule: '136025310791831', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Gorron',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'mesanges', bed: '202', since: '2023-10-30' },
  story: 'Résident des Mésanges, ancien menuisier, risque de fausse route.',
};

export const odile: CastPerson = {
  key: 'odile',
  traits: {
    birthFamilyName: 'JOUBERT',
    firstBirthGivenName: 'ODILE',
    birthGivenNames: 'ODILE THERESE',
    birthDate: '1942-04-25',
    sex: 'F',
    birthPlaceCode: '49099',
  },
  usedFamilyName: 'Marchand',
  usedGivenName: 'Odile',
  ins: { matricule: '242044909991966', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Cholet',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'mesanges', bed: '203', since: '2025-01-13' },
  story: 'Résidente des Mésanges, chutes répétées.',
};

export const raymonde: CastPerson = {
  key: 'raymonde',
  traits: {
    birthFamilyName: 'BLANCHET',
    firstBirthGivenName: 'RAYMONDE',
    birthGivenNames: 'RAYMONDE',
    birthDate: '1935-11-18',
    sex: 'F',
    birthPlaceCode: '53084',
  },
  usedFamilyName: 'Huet',
  usedGivenName: 'Raymonde',
  ins: { matricule: '235115308492086', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Craon',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'mesanges', bed: '205', since: '2021-08-23' },
  story: 'Résidente des Mésanges, sourde d’une oreille, très attachée à son piano.',
};
