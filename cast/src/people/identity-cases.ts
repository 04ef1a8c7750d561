import { insOids } from '@liane/vocabulary';
import type { CastPerson } from '../types.ts';

export const paulette: CastPerson = {
  key: 'paulette',
  traits: {
    birthFamilyName: 'RIVOIRE',
    firstBirthGivenName: 'PAULETTE',
    birthGivenNames: 'PAULETTE',
    birthDate: '1940-06-14',
    sex: 'F',
    birthPlaceCode: '69383',
  },
  usedGivenName: 'Paulette',
  insiKnows: false,
  birthPlaceName: 'Lyon 3e Arrondissement',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'mesanges', bed: '206', since: '2025-09-01' },
  story: 'INSi ne la connaît pas (01) : elle reste provisoire ou validée.',
};

export const michelMartin: CastPerson = {
  key: 'michelMartin',
  traits: {
    birthFamilyName: 'MARTIN',
    firstBirthGivenName: 'MICHEL',
    birthGivenNames: 'MICHEL',
    birthDate: '1946-03-21',
    sex: 'M',
    birthPlaceCode: '53062',
  },
  usedGivenName: 'Michel',
  ins: { matricule: '146035306292131', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Château-Gontier-sur-Mayenne',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '113', since: '2025-06-02' },
  story: 'INSi en connaît deux du même nom, nés le même jour : 02 sans le lieu de naissance, 00 avec.',
};

export const michelMartinOfAngers: CastPerson = {
  key: 'michelMartinOfAngers',
  traits: {
    birthFamilyName: 'MARTIN',
    firstBirthGivenName: 'MICHEL',
    birthGivenNames: 'MICHEL',
    birthDate: '1946-03-21',
    sex: 'M',
    birthPlaceCode: '49007',
  },
  usedGivenName: 'Michel',
  ins: { matricule: '146034900792242', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Angers',
  stay: { state: 'admitted', establishmentKey: 'ssiad', since: '2026-02-09' },
  story: 'L’autre Michel Martin, homonyme né le même jour à Angers ; suivi par le SSIAD.',
};

export const eleonore: CastPerson = {
  key: 'eleonore',
  traits: {
    birthFamilyName: 'LEFEVRE-DUMONT',
    firstBirthGivenName: 'ELEONORE',
    birthGivenNames: 'ELEONORE',
    birthDate: '1938-10-02',
    sex: 'F',
    birthPlaceCode: '35360',
  },
  usedFamilyName: 'Lefèvre-Dumont',
  usedGivenName: 'Éléonore',
  ins: { matricule: '238103536092380', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Vitré',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'glycines', bed: '114', since: '2024-03-18' },
  story: 'Connue d’INSi avec un trait d’union : la fiche d’origine d’un presque double.',
};

export const eleonoreAgain: CastPerson = {
  key: 'eleonoreAgain',
  traits: {
    birthFamilyName: 'LEFEVRE DUMONT',
    firstBirthGivenName: 'ELEONORE',
    birthGivenNames: 'ELEONORE',
    birthDate: '1938-10-02',
    sex: 'F',
    birthPlaceCode: '35360',
  },
  usedFamilyName: 'Lefevre Dumont',
  usedGivenName: 'Eleonore',
  insiKnows: false,
  birthPlaceName: 'Vitré',
  story:
    'Le presque double d’Éléonore, saisi sans trait d’union ni accent lors d’un séjour précédent ; INSi ne connaît pas cette écriture.',
};

export const ahmed: CastPerson = {
  key: 'ahmed',
  traits: {
    birthFamilyName: 'BENALI',
    firstBirthGivenName: 'AHMED',
    birthGivenNames: 'AHMED',
    birthDate: '1940-01-01',
    sex: 'M',
    birthPlaceCode: '99350',
  },
  usedGivenName: 'Ahmed',
  ins: { matricule: '140009935092492', oid: insOids.nirTest },
  insiTraits: {
    birthFamilyName: 'BENALI',
    firstBirthGivenName: 'AHMED',
    birthGivenNames: 'AHMED',
    birthDate: '1940-00-00',
    sex: 'M',
    birthPlaceCode: '99350',
  },
  insiKnows: true,
  birthPlaceName: 'Maroc',
  stay: { state: 'admitted', establishmentKey: 'tilleuls', unitKey: 'mesanges', bed: '207', since: '2024-12-09' },
  story: 'Né au Maroc en 1940 sans jour ni mois connus : INSi répond une date incomplète, que l’on n’importe pas.',
};

export const awa: CastPerson = {
  key: 'awa',
  traits: {
    birthFamilyName: 'DIALLO',
    firstBirthGivenName: 'AWA',
    birthGivenNames: 'AWA',
    birthDate: '1952-05-06',
    sex: 'F',
    birthPlaceCode: '99341',
  },
  usedGivenName: 'Awa',
  ins: { matricule: '252059934192594', oid: insOids.nirTest },
  insiKnows: true,
  birthPlaceName: 'Sénégal',
  story: 'Vit en France avec un numéro d’attente (NIA) ; ici comme partout son OID reste celui des matricules de test.',
};

export const camille: CastPerson = {
  key: 'camille',
  traits: {
    birthFamilyName: 'ROUSSEAU',
    firstBirthGivenName: 'CAMILLE',
    birthGivenNames: 'CAMILLE',
    birthDate: '1951-09-09',
    sex: 'F',
    birthPlaceCode: '14118',
  },
  usedGivenName: 'Camille',
  ins: { matricule: '251091411892673', oid: insOids.nirTest },
  insHistory: ['151091411889953'],
  insiKnows: true,
  birthPlaceName: 'Caen',
  stay: { state: 'admitted', establishmentKey: 'iris', unitKey: 'irisHome', bed: 'I02', since: '2022-04-04' },
  story: 'A changé d’état civil : INSi donne un ancien matricule (INSHISTO) qui commence par 1.',
};

export const marcel: CastPerson = {
  key: 'marcel',
  traits: {
    birthFamilyName: 'DOUTREUX',
    firstBirthGivenName: 'MARCEL',
    birthGivenNames: 'MARCEL',
    birthDate: '1944-12-24',
    sex: 'M',
    birthPlaceCode: '75114',
  },
  usedGivenName: 'Marcel',
  insiKnows: false,
  birthPlaceName: 'Paris 14e Arrondissement',
  stay: { state: 'admitted', establishmentKey: 'iris', unitKey: 'irisHome', bed: 'I05', since: '2026-08-19' },
  story: 'Arrivé sans papiers ni proche : son identité est douteuse et INSi ne peut pas être appelé.',
};
