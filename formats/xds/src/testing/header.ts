import type { DocumentHeader, Professional, Structure } from '@liane/cda';

const home: Structure = { structIdNat: '1350099982', name: 'EHPAD Les Tilleuls & Cie' };

const doctor: Professional = {
  psIdNat: '810109999994',
  code: { code: 'G15_10/SM18', display: 'Médecin - Gériatrie (SM)', system: '1.2.250.1.213.1.1.4.5' },
  family: 'BRIAND',
  given: 'Claire',
  organisation: home,
};

const nurse: Professional = {
  ...doctor,
  psIdNat: '3350099982/INF-7',
  code: { code: 'G15_60', display: 'Infirmier', system: '1.2.250.1.213.1.1.4.5' },
  family: 'OLLIVIER',
  given: 'Samir',
};

/** A header of our own; fictional people and numbers. */
export const header = (): DocumentHeader => ({
  id: { root: '2.25.1001', extension: 'v2' },
  setId: { root: '2.25.1000' },
  version: 2,
  title: 'Projet d’Irène',
  type: { code: '80788-3', display: "Projet personnalisé d'accompagnement", system: '2.16.840.1.113883.6.1' },
  createdAt: new Date('2026-01-15T13:30:05Z'),
  timeZone: 'Europe/Paris',
  patient: {
    traits: {
      birthFamilyName: 'ROUX',
      firstBirthGivenName: 'IRENE',
      birthGivenNames: 'IRENE JEANNE',
      birthDate: '1958-04-12',
      sex: 'F',
      birthPlaceCode: '35238',
    },
    usedFamilyName: 'BLANC',
    ins: { matricule: '258043523804253', oid: '1.2.250.1.213.1.4.10' },
    localId: { root: '2.25.77', extension: 'U-217' },
  },
  author: { ...nurse, time: new Date('2026-01-15T13:30:05Z') },
  legalAuthenticator: { ...doctor, time: new Date('2026-01-15T14:00:00Z') },
  custodian: home,
  recipients: [],
  informants: [],
  legalRepresentatives: [],
  participants: [],
  serviceEvent: { start: new Date('2026-01-15T13:00:00Z'), end: new Date('2026-01-15T14:00:00Z'), performer: doctor },
  encounter: {
    admittedAt: new Date('2024-09-01T06:00:00Z'),
    sector: { code: 'SA17', display: 'Etablissement pour personnes âgées', system: '1.2.250.1.71.4.2.4' },
  },
});
