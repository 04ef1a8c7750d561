import { readFileSync } from 'node:fs';
import { writeAddressing, writeEnvelope } from '@liane/soap';
import { writeRegistryResponse } from '@liane/xds';
import type { DocumentEntry, RegistryError, SubmissionSet } from '@liane/xds';
import type { ActingFor, Consulting, Feeding, InsOf } from '../messages.ts';

export const dominique: InsOf = { matricule: '279035121518989', oid: '1.2.250.1.213.1.4.10' };
export const dominiqueCx = '279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH';

const acting: Omit<ActingFor, 'channel'> = {
  structure: { id: '1750000001', name: 'Résidence les Tilleuls', sector: 'SA17' },
  person: {
    id: '899700000017',
    familyName: 'BELKACEM',
    givenName: 'Nadia',
    roles: [{ code: '60', codeSystem: '1.2.250.1.71.1.2.7', displayName: 'Infirmier' }],
    authenticatedAt: new Date('2026-11-21T13:30:00Z'),
  },
};

/** A nurse, her session open, Dominique having agreed. */
export const nadia: Consulting = {
  ...acting,
  session: { id: 'psc-1', professional: acting.person.id },
  ground: { kind: 'consent', ins: dominique, recordedAt: new Date('2026-11-20T09:00:00Z') },
};

/** The worker of the structure, in the name of who made the document leave. */
export const worker: Feeding = { ...acting, channel: 'feed' };

/** An answer addressed as the DMP addresses it. */
export const answering = (action: string, relatesTo: string, body: string): string =>
  writeEnvelope({ headers: writeAddressing({ action, messageId: 'urn:uuid:0', relatesTo }), body });

export const registryFailure = (...codes: string[]): string =>
  writeRegistryResponse({ status: 'Failure', errors: codes.map((code): RegistryError => errorOf(code, 'Ceci')) });

export const errorOf = (code: string, context: string): RegistryError => ({
  code,
  context,
  severity: 'Error',
  location: null,
});

/** Answers written by hand from the digest (§3.3, §6.4), as no writer of ours says them. */
export const handWritten = (file: string): string => readFileSync(new URL(`./${file}.xml`, import.meta.url), 'utf8');

const coded = (code: string, codeSystem: string, displayName: string) => ({ code, codeSystem, displayName });
const author = {
  person: '899700000017^BELKACEM^Nadia^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS',
  institutions: ['Résidence les Tilleuls^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1750000001'],
  role: null,
  specialties: ['G15_60^Infirmier^1.2.250.1.213.1.1.4.5'],
};

export const sheet: DocumentEntry = {
  entryUuid: 'urn:uuid:6b5aea1a-0000-4000-8000-000000000001',
  logicalId: 'urn:uuid:6b5aea1a-0000-4000-8000-000000000001',
  uniqueId: '1.2.250.1.999.1.7.1',
  version: '1',
  availabilityStatus: 'Approved',
  title: 'Document de liaison d’urgence',
  comments: null,
  mimeType: 'text/xml',
  languageCode: 'fr-FR',
  creationTime: '20261121140000',
  serviceStartTime: '20261121140000',
  serviceStopTime: null,
  hash: '0'.repeat(40),
  size: 4,
  repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2',
  patientId: dominiqueCx,
  sourcePatientId: '42^^^&1.2.250.1.999.1.4&ISO^PI',
  sourcePatientInfo: {
    birthName: 'PAT-TROIS',
    usedName: null,
    givenNames: ['DOMINIQUE'],
    birthDate: '19790328',
    sex: 'F',
    birthplace: '51215',
  },
  legalAuthenticator: author.person,
  authors: [author],
  classCode: coded('11', '1.2.250.1.213.1.1.4.1', 'Synthèse'),
  typeCode: coded('74207-2', '2.16.840.1.113883.6.1', 'Document de liaison d’urgence'),
  formatCode: coded('urn:asip:ci-sis:dlu:2024', '1.2.250.1.213.1.1.4.2.282', 'DLU'),
  healthcareFacilityType: coded('SA17', '1.2.250.1.71.4.2.4', 'EHPAD'),
  practiceSetting: coded('ESSMS', '1.2.250.1.213.1.1.4.9', 'ESSMS'),
  confidentiality: [coded('N', '2.16.840.1.113883.5.25', 'Normal')],
  events: [],
  referenceIds: [],
  uri: null,
};

export const lot: SubmissionSet = {
  entryUuid: 'whatever',
  uniqueId: '1.2.250.1.999.1.8.1',
  sourceId: '1.2.250.1.999.1',
  submissionTime: '20261121140500',
  patientId: dominiqueCx,
  title: null,
  comments: null,
  contentType: coded('11', '1.2.250.1.213.2.2', 'Hébergement complet internat'),
  authors: [author],
  intendedRecipients: [],
  availabilityStatus: null,
};
