import { insOids } from '@liane/vocabulary';
import type { CastPerson } from '../types.ts';

export const mauricette: CastPerson = {
  key: 'mauricette',
  traits: {
    birthFamilyName: 'LE GOFF',
    firstBirthGivenName: 'MAURICETTE',
    birthGivenNames: 'MAURICETTE JEANNE MARIE',
    birthDate: '1937-04-09',
    sex: 'F',
    birthPlaceCode: '29233',
  },
  usedFamilyName: 'Delaunay',
  usedGivenName: 'Mauricette',
  ins: { matricule: '237042923390150', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Quimperlé',
  stay: { state: 'expected', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '104' },
  story:
    'A7 : veuve de 89 ans attendue aux Glycines, connue d’INSi sous son nom de naissance ; son transfert aux urgences puis son retour.',
};

export const germaine: CastPerson = {
  key: 'germaine',
  traits: {
    birthFamilyName: 'POTTIER',
    firstBirthGivenName: 'GERMAINE',
    birthGivenNames: 'GERMAINE LOUISE',
    birthDate: '1939-11-08',
    sex: 'F',
    birthPlaceCode: '53271',
  },
  usedFamilyName: 'Gaudin',
  usedGivenName: 'Germaine',
  ins: { matricule: '239115327190221', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Villaines-la-Juhel',
  stay: { state: 'expected', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '106' },
  story:
    'A1 : Madame G., 86 ans, veuve en Mayenne rurale, entre en EHPAD puis rentre chez elle et garde l’accueil de jour.',
};

export const irene: CastPerson = {
  key: 'irene',
  traits: {
    birthFamilyName: 'GUERINEAU',
    firstBirthGivenName: 'IRENE',
    birthGivenNames: 'IRENE SUZANNE',
    birthDate: '1941-02-17',
    sex: 'F',
    birthPlaceCode: '53147',
  },
  usedFamilyName: 'Chevallier',
  usedGivenName: 'Irène',
  ins: { matricule: '241025314790306', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Mayenne',
  stay: { state: 'admitted', establishmentKey: 'ssiad', since: '2025-10-06' },
  story: 'A2 : 85 ans, seule chez elle, suivie par le SSIAD pour une plaie du talon.',
};

export const eleanore: CastPerson = {
  key: 'eleanore',
  traits: {
    birthFamilyName: 'VASSEUR',
    firstBirthGivenName: 'ELEANORE',
    birthGivenNames: 'ELEANORE',
    birthDate: '1938-03-14',
    sex: 'F',
    birthPlaceCode: '53130',
  },
  usedFamilyName: 'Vasseur-Lemoine',
  usedGivenName: 'Eléanore',
  ins: { matricule: '238035313090496', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Laval',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '101', since: '2023-06-12' },
  story: 'A3 : 88 ans, un ulcère qui ne guérit pas, une télé-expertise et un retour à minuit.',
};

export const daniel: CastPerson = {
  key: 'daniel',
  traits: {
    birthFamilyName: 'POULARD',
    firstBirthGivenName: 'DANIEL',
    birthGivenNames: 'DANIEL ANDRE',
    birthDate: '1941-05-02',
    sex: 'M',
    birthPlaceCode: '53249',
  },
  usedGivenName: 'Daniel',
  ins: { matricule: '141055324990549', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Vimartin-sur-Orthe',
  stay: { state: 'expected', establishmentKey: 'iris', unitKey: 'irisProtected', bed: 'P03' },
  story: 'A4 : 85 ans, maladie d’Alzheimer, attendu en unité protégée à l’EHPAD Iris après une fracture de la hanche.',
};

export const christiane: CastPerson = {
  key: 'christiane',
  traits: {
    birthFamilyName: 'BOISSEAU',
    firstBirthGivenName: 'CHRISTIANE',
    birthGivenNames: 'CHRISTIANE MARTHE',
    birthDate: '1944-01-30',
    sex: 'F',
    birthPlaceCode: '35238',
  },
  usedFamilyName: 'Ménard',
  usedGivenName: 'Christiane',
  ins: { matricule: '244013523890621', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Rennes',
  story: 'A5 : 82 ans, en résidence autonomie, fait un malaise pendant l’atelier danse.',
};

export const samir: CastPerson = {
  key: 'samir',
  traits: {
    birthFamilyName: 'HADDAD',
    firstBirthGivenName: 'SAMIR',
    birthGivenNames: 'SAMIR',
    birthDate: '1948-07-12',
    sex: 'M',
    birthPlaceCode: '99205',
  },
  usedGivenName: 'Samir',
  ins: { matricule: '148079920590708', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Liban',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'mesanges', bed: '204', since: '2024-09-02' },
  story:
    'A6 : 78 ans, maladie d’Alzheimer, aux Mésanges et deux jours par semaine dans un PASA voisin ; né à l’étranger.',
};
