import { europeParis } from '@liane/vocabulary';
import type { CastEstablishment, CastOrganisation } from './types.ts';

/* FINESS numbers are on department 99, which no real place has. */

export const deuxRives: CastOrganisation = {
  key: 'deuxRives',
  name: 'Association Les Deux Rives',
  finessJuridique: '990001018',
  siren: '999000011',
};

export const clairval: CastOrganisation = {
  key: 'clairval',
  name: 'Fondation Clairval',
  finessJuridique: '990002016',
  siren: '999000029',
};

export const tilleuls: CastEstablishment = {
  key: 'tilleuls',
  organisationKey: 'deuxRives',
  name: 'EHPAD Les Tilleuls',
  finess: '990001026',
  siret: '99900001100018',
  categoryCode: '500',
  sectorCode: 'SA17',
  address: { street: '12 rue des Tilleuls', postalCode: '53000', city: 'Laval', cogCode: '53130' },
  phone: '+33261910102',
  timeZone: europeParis,
  mssante: { organisational: 'soins@ehpad-tilleuls.mssante.fr', applicative: 'dui@ehpad-tilleuls.mssante.fr' },
  units: [
    {
      key: 'glycines',
      name: 'Les Glycines',
      rooms: [
        { name: 'Chambre 101', beds: ['101'] },
        { name: 'Chambre 102', beds: ['102'] },
        { name: 'Chambre 103', beds: ['103'] },
        { name: 'Chambre 104', beds: ['104'] },
        { name: 'Chambre 105', beds: ['105'] },
        { name: 'Chambre 106', beds: ['106'] },
        { name: 'Chambre 107', beds: ['107'] },
        { name: 'Chambre 108', beds: ['108'] },
        { name: 'Chambre 109', beds: ['109'] },
        { name: 'Chambre 110', beds: ['110'] },
        { name: 'Chambre 111', beds: ['111'] },
        { name: 'Chambre 112', beds: ['112'] },
        { name: 'Chambre 113', beds: ['113'] },
        { name: 'Chambre 114', beds: ['114'] },
        { name: 'Chambre 115', beds: ['115'] },
        { name: 'Chambre 116', beds: ['116'] },
      ],
    },
    {
      key: 'mesanges',
      name: 'Unité protégée Les Mésanges',
      rooms: [
        { name: 'Chambre 201', beds: ['201'] },
        { name: 'Chambre 202', beds: ['202'] },
        { name: 'Chambre 203', beds: ['203'] },
        { name: 'Chambre 204', beds: ['204'] },
        { name: 'Chambre 205', beds: ['205'] },
        { name: 'Chambre 206', beds: ['206'] },
        { name: 'Chambre 207', beds: ['207'] },
        { name: 'Chambre 208', beds: ['208'] },
        { name: 'Chambre 209', beds: ['209'] },
        { name: 'Chambre 210', beds: ['210'] },
      ],
    },
  ],
};

export const tilleulsJour: CastEstablishment = {
  key: 'tilleulsJour',
  organisationKey: 'deuxRives',
  name: 'Accueil de jour Les Tilleuls',
  finess: '990001034',
  siret: '99900001100026',
  categoryCode: '207',
  sectorCode: 'SA17',
  address: { street: '12 bis rue des Tilleuls', postalCode: '53000', city: 'Laval', cogCode: '53130' },
  phone: '+33261910103',
  timeZone: europeParis,
  mssante: {
    organisational: 'accueil-de-jour@ehpad-tilleuls.mssante.fr',
    applicative: 'dui.accueil-de-jour@ehpad-tilleuls.mssante.fr',
  },
  units: [],
};

export const passerelle: CastEstablishment = {
  key: 'passerelle',
  organisationKey: 'deuxRives',
  name: 'Foyer La Passerelle',
  finess: '990001042',
  siret: '99900001100034',
  categoryCode: '449',
  sectorCode: 'SA16',
  address: { street: '3 allée des Cèdres', postalCode: '53100', city: 'Mayenne', cogCode: '53147' },
  phone: '+33261910104',
  timeZone: europeParis,
  mssante: {
    organisational: 'passerelle@ehpad-tilleuls.mssante.fr',
    applicative: 'dui.passerelle@ehpad-tilleuls.mssante.fr',
  },
  units: [
    {
      key: 'cedres',
      name: 'Maison des Cèdres',
      rooms: [
        { name: 'Studio C1', beds: ['C1'] },
        { name: 'Studio C2', beds: ['C2'] },
        { name: 'Studio C3', beds: ['C3'] },
        { name: 'Studio C4', beds: ['C4'] },
        { name: 'Studio C5', beds: ['C5'] },
        { name: 'Studio C6', beds: ['C6'] },
        { name: 'Studio C7', beds: ['C7'] },
        { name: 'Studio C8', beds: ['C8'] },
      ],
    },
  ],
};

export const ssiad: CastEstablishment = {
  key: 'ssiad',
  organisationKey: 'clairval',
  name: 'SSIAD Clairval',
  finess: '990002024',
  siret: '99900002900010',
  categoryCode: '354',
  sectorCode: 'SA17',
  address: { street: '8 place du Marché', postalCode: '53600', city: 'Évron', cogCode: '53097' },
  phone: '+33261910202',
  timeZone: europeParis,
  mssante: { organisational: 'ssiad@clairval.mssante.fr', applicative: 'dui.ssiad@clairval.mssante.fr' },
  units: [],
};

export const iris: CastEstablishment = {
  key: 'iris',
  organisationKey: 'clairval',
  name: 'EHPAD Iris',
  finess: '990002032',
  siret: '99900002900028',
  categoryCode: '500',
  sectorCode: 'SA17',
  address: { street: '25 chemin des Iris', postalCode: '53600', city: 'Évron', cogCode: '53097' },
  phone: '+33261910203',
  timeZone: europeParis,
  mssante: { organisational: 'iris@clairval.mssante.fr', applicative: 'dui.iris@clairval.mssante.fr' },
  units: [
    {
      key: 'irisHome',
      name: 'Les Iris blancs',
      rooms: [
        { name: 'Chambre I01', beds: ['I01'] },
        { name: 'Chambre I02', beds: ['I02'] },
        { name: 'Chambre I03', beds: ['I03'] },
        { name: 'Chambre I04', beds: ['I04'] },
        { name: 'Chambre I05', beds: ['I05'] },
        { name: 'Chambre I06', beds: ['I06'] },
        { name: 'Chambre I07', beds: ['I07'] },
        { name: 'Chambre I08', beds: ['I08'] },
        { name: 'Chambre I09', beds: ['I09'] },
        { name: 'Chambre I10', beds: ['I10'] },
        { name: 'Chambre I11', beds: ['I11'] },
        { name: 'Chambre I12', beds: ['I12'] },
      ],
    },
    {
      key: 'irisProtected',
      name: 'Unité protégée Les Iris bleus',
      rooms: [
        { name: 'Chambre P01', beds: ['P01'] },
        { name: 'Chambre P02', beds: ['P02'] },
        { name: 'Chambre P03', beds: ['P03'] },
        { name: 'Chambre P04', beds: ['P04'] },
        { name: 'Chambre P05', beds: ['P05'] },
        { name: 'Chambre P06', beds: ['P06'] },
        { name: 'Chambre P07', beds: ['P07'] },
        { name: 'Chambre P08', beds: ['P08'] },
      ],
    },
  ],
};

export const dime: CastEstablishment = {
  key: 'dime',
  organisationKey: 'clairval',
  name: 'DIME Clairval',
  finess: '990002040',
  siret: '99900002900036',
  categoryCode: '183',
  sectorCode: 'SA16',
  address: { street: '40 route de Sainte-Suzanne', postalCode: '53600', city: 'Évron', cogCode: '53097' },
  phone: '+33261910204',
  timeZone: europeParis,
  mssante: { organisational: 'dime@clairval.mssante.fr', applicative: 'dui.dime@clairval.mssante.fr' },
  units: [
    { key: 'dimeColibris', name: 'Groupe des Colibris', rooms: [{ name: 'Chambre des Colibris', beds: ['D1', 'D2'] }] },
  ],
};

export const organisations: readonly CastOrganisation[] = [deuxRives, clairval];

export const establishments: readonly CastEstablishment[] = [tilleuls, tilleulsJour, passerelle, ssiad, iris, dime];
