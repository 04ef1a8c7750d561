import { randomUUID } from 'node:crypto';
import { submissionOf, submissionSetOf, writeProvideAndRegister, xdsTime } from '@liane/xds';
import type { Coded, DocumentEntry, XdsContent } from '@liane/xds';
import { writeLotSignature } from '@liane/xml-signature';
import type { KeyedCertificate } from '../../certificates/index.ts';
import { insOf, psIdOf, tilleuls } from './town.ts';
import type { Call } from './town.ts';

/** A lot before it is written: every part can be spoilt. */
export interface LotParts {
  content: XdsContent;
  /** Bytes of each object, by symbolic id. */
  files: Record<string, Buffer>;
  mode: string;
}

export const newOid = (): string => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;

const coded = (code: string, codeSystem: string): Coded => ({ code, codeSystem, displayName: code });

const author = (structure: string) => ({
  person: `${psIdOf('tilleulsNurse')}^BESNARD^Aurélie^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`,
  institutions: [`EHPAD^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^${structure}`],
  role: null,
  specialties: ['G15_60^Infirmier^1.2.250.1.213.1.1.4.5'],
});

export const cdaOf = (uniqueId: string, key: string, text = 'Chute'): Buffer => {
  const { matricule, oid } = insOf(key);
  return Buffer.from(
    `<ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>` +
      `<id root="${uniqueId}"/><code code="74207-2" codeSystem="2.16.840.1.113883.6.1"/><title>DLU</title>` +
      `<effectiveTime value="20261121140000+0000"/><recordTarget><patientRole><id root="${oid}" extension="${matricule}"/>` +
      `<patient><name><family>LE GOFF</family></name></patient></patientRole></recordTarget>` +
      `<component><structuredBody><component><section><title>Motif</title><text>${text}</text></section></component>` +
      `</structuredBody></component></ClinicalDocument>`,
  );
};

/** One document of Les Tilleuls about somebody, and the signature of the lot by that seal. */
export function lotAbout(key: string, seal: KeyedCertificate, uniqueId: string = newOid()): LotParts {
  const { matricule, oid } = insOf(key);
  const patientId = `${matricule}^^^&${oid}&ISO^NH`;
  const now = xdsTime(new Date());
  const bytes = cdaOf(uniqueId, key);
  const by = author(tilleuls);
  const entry: DocumentEntry = {
    entryUuid: 'Document01',
    logicalId: null,
    uniqueId,
    version: null,
    availabilityStatus: null,
    title: 'Document de liaison d’urgence',
    comments: null,
    mimeType: 'text/xml',
    languageCode: 'fr-FR',
    creationTime: now,
    serviceStartTime: now,
    serviceStopTime: null,
    hash: null,
    size: null,
    repositoryUniqueId: null,
    patientId,
    sourcePatientId: patientId,
    sourcePatientInfo: {
      birthName: 'LE GOFF',
      usedName: null,
      givenNames: ['MAURICETTE'],
      birthDate: '19370409',
      sex: 'F',
      birthplace: null,
    },
    legalAuthenticator: by.person,
    authors: [by],
    classCode: coded('11', '1.2.250.1.213.1.1.4.1'),
    typeCode: coded('74207-2', '2.16.840.1.113883.6.1'),
    formatCode: coded('urn:asip:ci-sis:dlu:2024', '1.2.250.1.213.1.1.4.2.282'),
    healthcareFacilityType: coded('SA17', '1.2.250.1.71.4.2.4'),
    practiceSetting: coded('ETABLISSEMENT', '1.2.250.1.213.1.1.4.9'),
    confidentiality: [coded('N', '2.16.840.1.113883.5.25')],
    events: [],
    referenceIds: [],
    uri: null,
  };
  const set = submissionSetOf({
    uniqueId: newOid(),
    sourceId: '1.2.250.1.999.1',
    submittedAt: new Date(),
    patientId,
    author: by,
    contentType: coded('11', '1.2.250.1.213.2.2'),
  });
  const hidden = (code: string) => coded(code, '1.2.250.1.213.1.1.4.13');
  const signature: DocumentEntry = {
    ...entry,
    entryUuid: 'Signature01',
    uniqueId: newOid(),
    title: 'Signature',
    languageCode: 'art',
    classCode: coded('urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', 'URN'),
    typeCode: coded('E1762', 'ASTM'),
    formatCode: coded('http://www.w3.org/2000/09/xmldsig#', 'URN'),
    confidentiality: [...entry.confidentiality, hidden('MASQUE_PS'), hidden('INVISIBLE_PATIENT')],
    events: [coded('1.2.840.10065.1.12.1.14', '1.2.840.10065.1.12')],
  };
  const content = submissionOf(set, [entry, signature]);
  content.associations.push({ id: 'Signs01', kind: 'signs', source: 'Signature01', target: set.entryUuid, slots: {} });
  return {
    content,
    files: { Document01: bytes, Signature01: signedBy(seal, set.uniqueId, [{ uniqueId, bytes }]) },
    mode: 'INDIRECTE',
  };
}

export const signedBy = (
  seal: KeyedCertificate,
  submissionSetId: string,
  documents: { uniqueId: string; bytes: Buffer }[],
): Buffer =>
  writeLotSignature(
    { submissionSetId, documents, signedAt: new Date() },
    { certificatePem: seal.certPem, keyPem: seal.keyPem },
  );

export const feedAction = 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b';

/** That lot on the wire, in the name of the structure. */
export function callOf({ content, files, mode }: LotParts, key: string): Call {
  const { matricule, oid } = insOf(key);
  const documents = Object.keys(files).map((id) => ({ entryUuid: id, content: { contentId: `${id}@essai` } }));
  return {
    path: 'repository',
    action: feedAction,
    body: writeProvideAndRegister({ content, documents }),
    parts: Object.entries(files).map(([id, body]) => ({ contentId: `${id}@essai`, contentType: 'text/xml', body })),
    vihf: { matricule, oid, mode },
  };
}
