import type { DocumentEntry, SubmissionSet, XdsAuthor } from '../metadata.ts';

/** Fictional people and numbers for the tests of this package. */
export const patientId = '258043523804253^^^&1.2.250.1.213.1.4.10&ISO^NH';

export const author: XdsAuthor = {
  person: '810109999994^BRIAND^Claire^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS',
  institutions: ['EHPAD Les Tilleuls^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1350099982'],
  role: 'Médecin coordonnateur',
  specialties: ['G15_10/SM18^Médecin - Gériatrie (SM)^1.2.250.1.213.1.1.4.5'],
};

const coded = (code: string, codeSystem: string, displayName: string) => ({ code, codeSystem, displayName });

export const entry = (entryUuid = 'Document01'): DocumentEntry => ({
  entryUuid,
  logicalId: 'urn:uuid:11111111-0000-4000-8000-000000000001',
  uniqueId: `2.25.1001^${entryUuid}`,
  version: '3',
  availabilityStatus: 'Archived',
  title: 'Projet « d’Irène » & <suite>',
  comments: 'Relu en équipe',
  mimeType: 'text/xml',
  languageCode: 'fr-FR',
  creationTime: '20260115133005',
  serviceStartTime: '20260115130000',
  serviceStopTime: '20260115140000',
  hash: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  size: 0,
  repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2',
  patientId,
  sourcePatientId: 'U-217^^^&2.25.77&ISO^PI',
  sourcePatientInfo: {
    birthName: 'ROUX',
    usedName: 'BLANC',
    givenNames: ['IRENE', 'JEANNE'],
    birthDate: '19580412',
    sex: 'F',
    birthplace: '35238',
  },
  legalAuthenticator: author.person,
  authors: [author, { person: null, institutions: [], role: null, specialties: [] }],
  classCode: coded('44', '1.2.250.1.213.1.1.4.1', 'Plan de soins, protocole de soins'),
  typeCode: coded('80788-3', '2.16.840.1.113883.6.1', "Projet personnalisé d'accompagnement"),
  formatCode: coded('urn:ihe:iti:xds-sd:pdf:2008', '1.3.6.1.4.1.19376.1.2.3', 'PDF'),
  healthcareFacilityType: coded('SA17', '1.2.250.1.71.4.2.4', 'Etablissement pour personnes âgées'),
  practiceSetting: coded('ESSMS', '1.2.250.1.213.1.1.4.9', 'ESSMS'),
  confidentiality: [
    coded('N', '2.16.840.1.113883.5.25', 'Normal'),
    coded('MASQUE_PS', '1.2.250.1.213.1.1.4.13', 'Masqué aux professionnels de santé'),
  ],
  events: [coded('Z51.5', '2.16.840.1.113883.6.3', 'Soins palliatifs')],
  referenceIds: ['1.2.3^^^&2.25.9&ISO^urn:ihe:iti:xds:2013:accession'],
  uri: 'DOC00001.XML',
});

export const submissionSet = (): SubmissionSet => ({
  entryUuid: 'SubmissionSet01',
  uniqueId: '2.25.2001',
  sourceId: '2.25.9',
  submissionTime: '20260115133010',
  patientId,
  title: 'Envoi',
  comments: null,
  contentType: coded('11', '1.2.250.1.213.2.2', 'Hébergement complet internat'),
  authors: [author],
  intendedRecipients: ['|^TANGUY^Nolwenn'],
  availabilityStatus: 'Approved',
});
