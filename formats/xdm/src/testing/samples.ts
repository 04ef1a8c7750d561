import type { DocumentEntry, SubmissionSet } from '@liane/xds';
import { zipSync } from 'fflate';
import type { XdmArchive } from '../archive.ts';
import type { XdmProducer } from '../write/readme.ts';

/** Fictional people and numbers for the tests of this package. */
export const producer: XdmProducer = { software: 'Liane', version: '0.1.0', contact: 'EHPAD Les Tilleuls, Rennes (é)' };

export const patientId = '258043523804253^^^&1.2.250.1.213.1.4.10&ISO^NH';

const coded = (code: string, codeSystem: string, displayName: string) => ({ code, codeSystem, displayName });

const author = {
  person: '810109999994^BRIAND^Claire^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS',
  institutions: ['EHPAD <Les Tilleuls>^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1350099982'],
  role: null,
  specialties: ['G15_10/SM18^Médecin - Gériatrie (SM)^1.2.250.1.213.1.1.4.5'],
};

export const entry = (entryUuid: string): DocumentEntry => ({
  entryUuid,
  logicalId: null,
  uniqueId: `2.25.1001^${entryUuid}`,
  version: null,
  availabilityStatus: null,
  title: 'Projet <d’Irène> & suite',
  comments: null,
  mimeType: 'text/xml',
  languageCode: 'fr-FR',
  creationTime: '20260115133005',
  serviceStartTime: '20260115130000',
  serviceStopTime: null,
  hash: 'said before the file was written',
  size: 1,
  repositoryUniqueId: null,
  patientId,
  sourcePatientId: 'U-217^^^&2.25.77&ISO^PI',
  sourcePatientInfo: {
    birthName: 'ROUX',
    usedName: null,
    givenNames: ['IRENE'],
    birthDate: '19580412',
    sex: 'F',
    birthplace: '35238',
  },
  legalAuthenticator: author.person,
  authors: [author],
  classCode: coded('44', '1.2.250.1.213.1.1.4.1', 'Plan de soins, protocole de soins'),
  typeCode: coded('80788-3', '2.16.840.1.113883.6.1', "Projet personnalisé d'accompagnement"),
  formatCode: coded('urn:ihe:iti:xds-sd:pdf:2008', '1.3.6.1.4.1.19376.1.2.3', 'PDF'),
  healthcareFacilityType: coded('SA17', '1.2.250.1.71.4.2.4', 'Etablissement pour personnes âgées'),
  practiceSetting: coded('ESSMS', '1.2.250.1.213.1.1.4.9', 'ESSMS'),
  confidentiality: [coded('N', '2.16.840.1.113883.5.25', 'Normal')],
  events: [],
  referenceIds: [],
  uri: null,
});

export const submissionSet = (): SubmissionSet => ({
  entryUuid: 'SubmissionSet01',
  uniqueId: '2.25.2001',
  sourceId: '2.25.9',
  submissionTime: '20260115133010',
  patientId,
  title: null,
  comments: null,
  contentType: coded('11', '1.2.250.1.213.2.2', 'Hébergement complet internat'),
  authors: [author],
  intendedRecipients: [],
  availabilityStatus: null,
});

export const archive = (...texts: string[]): XdmArchive => ({
  submissionSet: submissionSet(),
  documents: (texts.length > 0 ? texts : ['<ClinicalDocument>é</ClinicalDocument>']).map((text, rank) => ({
    entry: entry(`Document0${rank + 1}`),
    bytes: Buffer.from(text),
  })),
});

/** A ZIP of any files, well made. */
export const zipOf = (files: Record<string, string | Uint8Array>, level: 0 | 6 = 6): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([path, content]) => [
          path,
          typeof content === 'string' ? new TextEncoder().encode(content) : content,
        ]),
      ),
      { level },
    ),
  );
