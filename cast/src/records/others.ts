import {
  advanceDirectives,
  allergyStatuses,
  allergyTypes,
  certainties,
  conditionStatuses,
  criticalities,
  doseUnits,
  girLevels,
  legalRepresentatives,
  patientStates,
  prostheses,
  relations,
  routes,
  severities,
  vitalSigns,
} from '@liane/vocabulary';
import type { CastRecord } from './record.ts';

const { active } = conditionStatuses;
const { confirmed } = certainties;

const nothingYet = {
  allergies: [],
  noKnownAllergy: true,
  problems: [],
  antecedents: [],
  treatments: [],
  vitalSigns: [],
  habits: [],
  risks: [],
  devices: [],
  prostheses: [],
  directives: [],
  contacts: [],
  vaccinations: [],
  papers: [],
  recentEvents: [],
  palliativeCare: false,
  resistantBacteria: false,
} satisfies Partial<CastRecord>;

export const eleanoreRecord: CastRecord = {
  ...nothingYet,
  personKey: 'eleanore',
  problems: [
    { label: 'Ulcère du membre inférieur', icd10: 'L97', since: '2026-04', status: active, certainty: confirmed },
    { label: 'Insuffisance veineuse chronique', icd10: 'I87.2', since: '2012', status: active, certainty: confirmed },
  ],
  treatments: [
    {
      key: 'eleanoreAcetylsalicylate',
      product: 'Acétylsalicylate de lysine 75 mg, poudre en sachet',
      substances: ['acide acétylsalicylique'],
      atc: 'B01AC06',
      route: routes.oral,
      schedule: { kind: 'daily', doses: [{ at: '12:00', quantity: 1, unit: doseUnits.sachet }] },
      since: '2015-02-02',
      longTerm: true,
      reason: 'Prévention cardiovasculaire',
      prescriberKey: 'generalPractitioner',
    },
  ],
  vitalSigns: [
    { sign: vitalSigns.heartRate, value: 112, daysAgo: 0, at: '06:30' },
    { sign: vitalSigns.systolic, value: 126, daysAgo: 0, at: '06:30' },
    { sign: vitalSigns.diastolic, value: 70, daysAgo: 0, at: '06:30' },
  ],
  gir: { level: girLevels.gir2, evaluatedOn: '2026-06-01' },
  habits: [{ topic: 'meals', text: 'Mange de tout, prend son thé à 16 h.' }],
  risks: [{ observation: patientStates.pressureUlcerRisk, present: true }],
  recentEvents: [
    {
      daysAgo: 2,
      at: '10:20',
      text: 'Pansement refait : plaie de 4 cm sur 3, fibrine au centre, bords nets.',
      authorKey: 'tilleulsNurse',
    },
  ],
  treatingDoctorKey: 'generalPractitioner',
  preferredHospitalKey: 'sablierHospital',
};

export const samirRecord: CastRecord = {
  ...nothingYet,
  personKey: 'samir',
  noKnownAllergy: false,
  allergies: [
    {
      type: allergyTypes.foodAllergy,
      substance: 'Arachide',
      reaction: 'Gêne respiratoire',
      severity: severities.severe,
      criticality: criticalities.high,
      status: allergyStatuses.active,
    },
  ],
  problems: [
    {
      label: 'Maladie d’Alzheimer à début tardif',
      icd10: 'G30.1',
      since: '2021-09',
      status: active,
      certainty: confirmed,
    },
  ],
  treatments: [
    {
      key: 'samirMemantine',
      product: 'Mémantine 20 mg, comprimé pelliculé',
      substances: ['mémantine'],
      atc: 'N06DX01',
      route: routes.oral,
      schedule: { kind: 'daily', doses: [{ at: '12:00', quantity: 1, unit: doseUnits.tablet }] },
      since: '2022-01-17',
      longTerm: true,
      reason: 'Maladie d’Alzheimer',
      prescriberKey: 'tilleulsCoordinatingDoctor',
      instructions: 'Dose de midi : à donner par l’accueil de jour les mardis et vendredis.',
    },
  ],
  gir: { level: girLevels.gir3, evaluatedOn: '2026-05-11' },
  habits: [
    { topic: 'communication', text: 'Revient à l’arabe quand il est fatigué ; sa femme laisse un carnet de mots.' },
    { topic: 'beliefs', text: 'Ne mange pas de porc.' },
  ],
  risks: [
    { observation: patientStates.disoriented, present: true },
    { observation: patientStates.wandering, present: true, note: 'Surtout vers 17 h.' },
    { observation: patientStates.runningAway, present: true, note: 'Une sortie seul en mars 2026.' },
  ],
  contacts: [
    {
      key: 'samirWife',
      familyName: 'Haddad',
      givenName: 'Leïla',
      relation: relations.wife,
      trustedPerson: true,
      emergency: true,
      phone: '+33639980021',
    },
  ],
  treatingDoctorKey: 'generalPractitioner',
  preferredHospitalKey: 'sablierHospital',
};

export const suzanneRecord: CastRecord = {
  ...nothingYet,
  personKey: 'suzanne',
  problems: [
    { label: 'Tumeur maligne du côlon', icd10: 'C18.9', since: '2025-11', status: active, certainty: confirmed },
  ],
  treatments: [
    {
      key: 'suzanneMorphine',
      product: 'Morphine 10 mg/5 ml, solution buvable',
      substances: ['morphine'],
      atc: 'N02AA01',
      route: routes.oral,
      schedule: {
        kind: 'asNeeded',
        condition: 'Douleur malgré le traitement de fond, ou avant un soin',
        quantity: 2.5,
        unit: doseUnits.millilitre,
        hoursBetween: 4,
        atMostPerDay: 6,
      },
      since: '2026-08-03',
      until: '2026-12-31',
      longTerm: false,
      reason: 'Douleurs cancéreuses',
      prescriberKey: 'tilleulsCoordinatingDoctor',
      instructions: 'Stupéfiant : tracer chaque prise et le reste du flacon.',
    },
  ],
  gir: { level: girLevels.gir1, evaluatedOn: '2026-08-10' },
  directives: [
    {
      type: advanceDirectives.deepSedation,
      accepted: true,
      text: 'Demande à être endormie si la douleur ne cède pas.',
      writtenOn: '2026-01-20',
    },
    {
      type: advanceDirectives.other,
      text: 'Souhaite mourir dans sa chambre, pas à l’hôpital.',
      writtenOn: '2026-01-20',
    },
  ],
  contacts: [
    {
      key: 'suzanneNiece',
      familyName: 'Cormier',
      givenName: 'Agnès',
      relation: relations.niece,
      trustedPerson: true,
      emergency: true,
      phone: '+33639980031',
    },
  ],
  treatingDoctorKey: 'generalPractitioner',
  palliativeCare: true,
};

export const rogerRecord: CastRecord = {
  ...nothingYet,
  personKey: 'roger',
  problems: [
    { label: 'Diabète de type 2', icd10: 'E11.9', since: '2008', status: active, certainty: confirmed },
    {
      label: 'Bronchopneumopathie chronique obstructive',
      icd10: 'J44.9',
      since: '2015',
      status: active,
      certainty: confirmed,
    },
  ],
  treatments: [
    {
      key: 'rogerInsulin',
      product: 'Insuline glargine 100 UI/ml, stylo',
      substances: ['insuline glargine'],
      atc: 'A10AE04',
      route: routes.subcutaneous,
      schedule: { kind: 'daily', doses: [{ at: '20:00', quantity: 16, unit: doseUnits.internationalUnit }] },
      since: '2020-03-30',
      longTerm: true,
      reason: 'Diabète',
      prescriberKey: 'generalPractitioner',
      instructions: 'Contrôler la glycémie avant l’injection ; prévenir sous 0,7 g/l.',
    },
    {
      key: 'rogerTiotropium',
      product: 'Tiotropium 2,5 µg par dose, solution à inhaler',
      substances: ['tiotropium'],
      atc: 'R03BB04',
      route: routes.inhaled,
      schedule: { kind: 'daily', doses: [{ at: '08:00', quantity: 2, unit: doseUnits.puff }] },
      since: '2016-04-11',
      longTerm: true,
      reason: 'Bronchopneumopathie chronique',
      prescriberKey: 'generalPractitioner',
    },
  ],
  vitalSigns: [{ sign: vitalSigns.oxygenSaturation, value: 92, daysAgo: 0, at: '08:10' }],
  gir: { level: girLevels.gir4, evaluatedOn: '2026-03-02' },
  habits: [{ topic: 'tobacco', text: 'A fumé quarante ans, a arrêté en 2015.' }],
  resistantBacteria: true,
  treatingDoctorKey: 'generalPractitioner',
  preferredHospitalKey: 'sablierHospital',
};

export const nicolasRecord: CastRecord = {
  ...nothingYet,
  personKey: 'nicolas',
  problems: [
    { label: 'Trisomie 21', icd10: 'Q90.9', since: '1992', status: active, certainty: confirmed },
    { label: 'Hypothyroïdie', icd10: 'E03.9', since: '2010', status: active, certainty: confirmed },
  ],
  treatments: [
    {
      key: 'nicolasLevothyroxine',
      product: 'Lévothyroxine sodique 75 µg, comprimé sécable',
      substances: ['lévothyroxine'],
      atc: 'H03AA01',
      route: routes.oral,
      schedule: { kind: 'daily', doses: [{ at: '07:00', quantity: 1, unit: doseUnits.tablet }] },
      since: '2010-09-06',
      longTerm: true,
      reason: 'Hypothyroïdie',
      prescriberKey: 'generalPractitioner',
      instructions: 'Une demi-heure avant le petit déjeuner.',
    },
  ],
  habits: [
    { topic: 'communication', text: 'Comprend les phrases courtes ; lit les pictogrammes et son agenda en images.' },
    { topic: 'activities', text: 'Football le samedi, aime ranger l’atelier, n’aime pas être pressé.' },
  ],
  prostheses: [{ item: prostheses.glasses, worn: true }],
  contacts: [
    {
      key: 'nicolasMother',
      familyName: 'Garnier',
      givenName: 'Brigitte',
      relation: relations.mother,
      trustedPerson: true,
      emergency: true,
      legalProtection: legalRepresentatives.curateur,
      phone: '+33639980041',
    },
  ],
  treatingDoctorKey: 'generalPractitioner',
};
