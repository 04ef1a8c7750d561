import type { Dlu, DocumentHeader, Professional, Structure, TransferSheet, Unstructured } from './models/index.ts';

/** Fictional people and places for the tests of this package; the identifiers only have valid keys. */

const home: Structure = {
  structIdNat: '1350099909',
  name: 'EHPAD Les Genêts',
  address: { houseNumber: '8', streetName: 'rue des Tilleuls', postalCode: '35000', city: 'Rennes', use: 'WP' },
  telecoms: [{ kind: 'tel', value: '02 99 00 00 00', use: 'WP' }],
};

const doctor: Professional = {
  psIdNat: '810109999994',
  code: { code: 'G15_10/SM18', display: 'Médecin - Gériatrie (SM)', system: '1.2.250.1.213.1.1.4.5' },
  family: 'BRIAND',
  given: 'Claire',
  civility: 'MME',
  title: 'DR',
  organisation: home,
};

const nurse: Professional = {
  psIdNat: '3350099909/INF-0007',
  code: { code: 'G15_60', display: 'Infirmier', system: '1.2.250.1.213.1.1.4.5' },
  family: "L'HOSTIS",
  given: 'Gaël',
  organisation: home,
};

export const uuids = (): (() => string) => {
  let last = 0;
  return () => `0a1b2c3d-0000-4000-8000-${String(++last).padStart(12, '0')}`;
};

export const header = (): DocumentHeader => ({
  id: { root: 'b7c9a3e2-5f3d-4a77-9a50-1c2d3e4f5a6b' },
  setId: { root: 'c1d2e3f4-0a1b-4c2d-8e3f-4a5b6c7d8e9f' },
  version: 1,
  title: "Document de liaison d'urgence",
  type: { code: '80788-3', display: "Projet personnalisé d'accompagnement", system: '2.16.840.1.113883.6.1' },
  createdAt: new Date('2026-01-15T13:30:05Z'),
  timeZone: 'Europe/Paris',
  patient: {
    traits: {
      birthFamilyName: 'KERMADEC',
      firstBirthGivenName: 'ODETTE',
      birthGivenNames: 'ODETTE MARIE-LOUISE',
      birthDate: '1931-03-14',
      sex: 'F',
      birthPlaceCode: '35238',
    },
    usedFamilyName: 'GUILLOU',
    usedGivenName: 'ODETTE',
    civility: 'MME',
    ins: { matricule: '231033523804202', oid: '1.2.250.1.213.1.4.10' },
    localId: { root: '1.2.250.1.999.7.35', extension: 'U-000217' },
    address: { houseNumber: '8', streetName: 'rue des Tilleuls', postalCode: '35000', city: 'Rennes', use: 'H' },
    telecoms: [{ kind: 'tel', value: '+33 2 99 00 00 00', use: 'H' }],
    birthPlaceName: 'Rennes',
  },
  author: { ...doctor, time: new Date('2026-01-15T13:30:05Z') },
  legalAuthenticator: { ...doctor, time: new Date('2026-01-15T14:00:00Z') },
  custodian: home,
  recipients: [
    {
      professional: { family: 'TANGUY', given: 'Nolwenn', title: 'DR', psIdNat: '810109999903' },
      organisation: { structIdNat: '1350099974', name: 'CHU des Landes bleues' },
    },
  ],
  informants: [
    {
      role: 'trusted-person',
      relation: 'DAU',
      family: 'GUILLOU',
      given: 'Soazig',
      civility: 'MME',
      telecoms: [{ kind: 'tel', value: '06 00 00 00 01', use: 'MC' }],
    },
    { role: 'emergency-contact', relation: 'SON', family: 'GUILLOU', given: 'Loïc' },
    { role: 'caregiver', relation: 'NBOR', family: 'LE BIHAN', given: 'Anne' },
  ],
  legalRepresentatives: [
    {
      protection: 'CURATEUR',
      person: { family: 'MORVAN', given: 'Yves', civility: 'M' },
      telecoms: [{ kind: 'mailto', value: 'y.morvan@exemple.test', use: 'WP' }],
    },
    {
      protection: 'TUTEUR',
      organisation: { name: 'UDAF du Ponant', structIdNat: '1350099909' },
      delegate: { family: 'RIOU', given: 'Maël' },
    },
  ],
  participants: [
    {
      role: 'general-practitioner',
      since: new Date('2024-09-01T06:00:00Z'),
      psIdNat: '810109999911',
      code: {
        code: 'G15_10/SM26',
        display: 'Médecin - Qualifié en Médecine Générale (SM)',
        system: '1.2.250.1.213.1.1.4.5',
      },
      person: { family: 'CALVEZ', given: 'Hervé', title: 'DR' },
      telecoms: [{ kind: 'tel', value: '02 99 00 00 09', use: 'WP' }],
    },
  ],
  serviceEvent: { start: new Date('2026-01-15T13:00:00Z'), performer: doctor },
  encounter: {
    id: { root: '1.2.250.1.999.7.36', extension: 'SEJ-42' },
    kind: 'IMP',
    admittedAt: new Date('2024-09-01T06:00:00Z'),
    sector: { code: 'SA17', display: 'Etablissement pour personnes âgées', system: '1.2.250.1.71.4.2.4' },
    category: {
      code: '500',
      display: "Etablissement d'hébergement pour personnes âgées dépendantes",
      system: '1.2.250.1.213.1.6.1.8',
    },
    establishmentName: home.name,
  },
});

/** A PDF only as far as its signature: enough for what carries it. */
export const pdf = (): Uint8Array => new TextEncoder().encode('%PDF-1.7\n%fictif\n%%EOF\n');

const hospital = {
  name: 'CHU des Landes bleues',
  structIdNat: '1350099974',
  sector: { code: 'SA01', display: 'Etablissement public de santé', system: '1.2.250.1.71.4.2.4' },
  address: { streetName: 'avenue de la Lande', postalCode: '35000', city: 'Rennes' },
  telecoms: [{ kind: 'tel' as const, value: '02 99 00 00 15', use: 'WP' as const }],
};

const cis = (code: string, display: string) => ({ code, display, system: '1.2.250.1.213.2.3.1' });
const cim10 = (code: string, display: string) => ({ code, display, system: '2.16.840.1.113883.6.3' });

export const dlu = (): Dlu => ({
  header: header(),
  preferredHospital: hospital,
  problems: {
    known: 'items',
    items: [
      {
        label: 'Insuffisance cardiaque',
        code: cim10('I50.9', 'Insuffisance cardiaque, sans précision'),
        since: '2019',
      },
      { label: 'Douleurs lombaires <anciennes> & « tenaces »' },
    ],
  },
  antecedents: {
    known: 'items',
    items: [{ label: 'Fracture du col du fémur', since: '2018-08-11', until: '2018-11', comment: 'Opérée' }],
  },
  allergies: {
    known: 'items',
    items: [
      { kind: 'drug-allergy', agent: 'Amoxicilline', severity: 'severe', reaction: 'Urticaire', since: '2014-01-07' },
      { kind: 'food-intolerance', agent: 'Lactose' },
    ],
  },
  treatments: {
    known: 'items',
    items: [
      {
        medicine: { label: 'Furosémide 40 mg, comprimé', code: cis('60000000', 'FUROSEMIDE FICTIF 40 mg, comprimé') },
        posology: '1 comprimé le matin',
        since: '2019-05-02',
        dose: { low: 1, form: 'comprimé' },
        frequency: { every: 1, unit: 'd' },
        route: { code: '20053000', display: 'Voie orale', system: '0.4.0.127.0.16.1.1.2.1' },
      },
      {
        medicine: { label: 'Paracétamol 500 mg' },
        posology: '1 à 2 gélules, 3 fois par jour au plus',
        dose: { low: 500, high: 1000, unit: 'mg' },
        frequency: { at: 'C' },
        condition: 'En cas de douleur',
      },
    ],
  },
  palliativeCare: { underWay: false },
  advanceDirectives: {
    written: true,
    writtenOn: '2024-10-03',
    whereKept: 'Dossier médical, pochette bleue',
    wishes: [
      { subject: 'resuscitation', accepted: false },
      { subject: 'dialysis', words: 'À discuter' },
      { subject: 'other', accepted: true, words: 'Être accompagnée de sa fille' },
    ],
  },
  patientState: { 'able-to-communicate': true, falls: true, wandering: false },
  multiResistantBacterium: { present: false },
  vaccinations: {
    known: 'items',
    items: [
      { label: 'Grippe', done: true, on: '2025-10-14', lotNumber: 'A-77' },
      { label: 'Tétanos', done: false },
    ],
  },
  comment: 'Porte ses lunettes.\nAime être appelée Odette.',
  addedDocuments: [
    {
      subject: 'current-prescriptions',
      title: 'Ordonnance du 10 janvier',
      createdAt: new Date('2026-01-10T09:00:00Z'),
      pdf: pdf(),
    },
  ],
});

/** A DLU of which nobody knows anything yet: every section still stands. */
export const barestDlu = (): Dlu => ({
  header: { ...header(), participants: [], informants: [], legalRepresentatives: [], recipients: [] },
  problems: { known: 'none' },
  antecedents: { known: 'not-provided' },
  allergies: { known: 'none' },
  treatments: { known: 'not-provided' },
  advanceDirectives: {},
  patientState: {},
  vaccinations: { known: 'none' },
  addedDocuments: [],
});

export const transferSheet = (): TransferSheet => ({
  header: {
    ...header(),
    title: 'Fiche de liaison vers les urgences',
    author: { ...nurse, time: new Date('2026-01-15T13:30:05Z') },
  },
  transfer: {
    reason: 'Chute dans la chambre, douleur de hanche',
    reasonCode: cim10('S72.0', 'Fracture du col du fémur'),
    leftAt: new Date('2026-01-15T13:45:00Z'),
    destination: hospital,
  },
  vitalSigns: {
    measuredAt: new Date('2026-01-15T13:20:00Z'),
    heartRatePerMinute: 88,
    temperatureCelsius: 37.2,
    weightKilograms: 52.5,
    systolicMmHg: 142,
    diastolicMmHg: 81,
    oxygenSaturationPercent: 96,
  },
  consciousness: 'awake',
  pain: {
    present: true,
    sites: [
      {
        label: 'Hanche gauche',
        code: { code: '287579007', display: 'hanche gauche', system: '2.16.840.1.113883.6.96' },
      },
    ],
  },
  lastIntakes: {
    known: 'items',
    items: [
      {
        medicine: { label: 'Furosémide 40 mg, comprimé' },
        takenAt: new Date('2026-01-15T07:00:00Z'),
        quantity: '1 comprimé',
      },
      { takenAt: new Date('2026-01-15T11:30:00Z') },
    ],
  },
  lastMeal: { at: new Date('2026-01-15T11:15:00Z'), comment: 'bon appétit' },
  belongings: {
    known: 'items',
    items: [
      { kind: 'glasses', present: true },
      { kind: 'hearing-aid', side: 'left', present: false, detail: 'Restée dans la chambre' },
    ],
  },
  comment: 'Prévenir sa fille.',
});

export const barestTransferSheet = (): TransferSheet => ({
  header: {
    ...transferSheet().header,
    createdAt: new Date('2026-07-15T13:30:05Z'),
    participants: [],
    recipients: [],
    informants: [],
    legalRepresentatives: [],
  },
  transfer: { reason: 'Malaise', leftAt: new Date('2026-07-15T13:45:00Z'), destination: { name: 'Urgences' } },
  vitalSigns: { measuredAt: new Date('2026-07-15T13:20:00Z') },
  lastIntakes: { known: 'none' },
  belongings: { known: 'not-provided' },
});

export const unstructured = (): Unstructured => ({
  header: { ...header(), title: "Projet personnalisé d'accompagnement" },
  pdf: pdf(),
});

/** The same header for somebody whose identity is not qualified: traits, local number, no matricule. */
export function withoutIns(header: DocumentHeader): DocumentHeader {
  const { ins: _ins, ...patient } = header.patient;
  return { ...header, patient };
}
