import { randomUUID } from 'node:crypto';
import { mauricette } from '@liane/cast';
import { writeXdm } from '@liane/xdm';
import { cx, submissionSetOf, type Coded, type DocumentEntry } from '@liane/xds';

/** Addresses of the other parties of the town. */
export const emergency = 'urgences@ch-sablier.mssante.fr';
export const laboratory = 'resultats@labo-vallee.mssante.fr';

export interface Part {
  fileName: string;
  contentType: string;
  bytes: Buffer;
}

interface Written {
  to: string;
  from?: string;
  fromName?: string;
  subject?: string;
  text?: string;
  messageId?: string | null;
  headers?: Record<string, string>;
  parts?: Part[];
}

/** A message as another software would write it: not by our writers. */
export function mail({
  to,
  from = emergency,
  fromName = 'Urgences du Sablier',
  subject = 'Nouvelles',
  text = 'Bonjour,\r\n\r\nVoici des nouvelles.',
  messageId = `<${randomUUID()}@ch-sablier.mssante.fr>`,
  headers = {},
  parts = [],
}: Written): Buffer {
  const boundary = 'limite-du-sablier';
  const head = [
    `Return-Path: <${from}>`,
    `From: ${word(fromName)} <${from}>`,
    `To: <${to}>`,
    `Subject: ${word(subject)}`,
    'Date: Sat, 21 Nov 2026 16:05:00 +0100',
    ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    '',
  ].join('\r\n');
  const body = parts.map(
    ({ fileName, contentType, bytes }) =>
      `--${boundary}\r\nContent-Type: ${contentType}; name="${word(fileName)}"\r\nContent-Disposition: attachment; filename="${word(fileName)}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${inLines(bytes)}\r\n`,
  );
  const words = `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}\r\n`;
  return Buffer.from(`${head}${words}${body.join('')}--${boundary}--\r\n`);
}

/** The same, announcing an archive of these documents and joining it. */
export function xdmMail(cdas: readonly string[], written: Written & Declared): Buffer {
  const { matricule, oid, ...message } = written;
  return mail({
    subject: 'XDM/1.0/DDM+Fiche de retour du service des urgences DUBOIS MAURICETTE 12/03/1938',
    ...message,
    parts: message.parts ?? [archive(cdas, { matricule, oid })],
    headers: { 'X-MSS-INS': 'O', ...message.headers },
  });
}

/** Whom METADATA.XML speaks of; null: a number of the hospital alone. */
interface Declared {
  matricule?: string | null | undefined;
  oid?: string | undefined;
}

/** IHE_XDM.ZIP around documents of one person. */
export function archive(
  cdas: readonly string[],
  { matricule = mauricette.ins?.matricule ?? '', oid = '1.2.250.1.213.1.4.10' }: Declared = {},
): Part {
  const patientId = matricule === null ? cx('IPP-77', '1.2.250.1.999.7', 'PI') : cx(matricule, oid, 'NH');
  const author = { person: null, institutions: ['Centre hospitalier du Sablier'], role: null, specialties: [] };
  const documents = cdas.map((cda, rank) => {
    const bytes = Buffer.from(cda);
    return { bytes, entry: entry(rank, idOf(cda), patientId, author) };
  });
  const submissionSet = submissionSetOf({
    uniqueId: '2.25.42',
    sourceId: '1.2.250.1.999.7',
    submittedAt: new Date('2026-11-21T15:05:00Z'),
    patientId,
    author,
    contentType: coded,
  });
  const producer = { software: 'Hôpital', version: '3', contact: 'Centre hospitalier du Sablier' };
  return {
    fileName: 'IHE_XDM.ZIP',
    contentType: 'application/zip',
    bytes: writeXdm({ submissionSet, documents }, producer),
  };
}

const coded: Coded = { code: 'ETABLISSEMENT', codeSystem: '1.2.250.1.213.1.1.4.9', displayName: 'Établissement' };

const idOf = (cda: string): string => /<id root="([^"]+)"\/><code/.exec(cda)?.[1] ?? '2.25.1';

const entry = (
  rank: number,
  uniqueId: string,
  patientId: string,
  author: DocumentEntry['authors'][number],
): DocumentEntry => ({
  entryUuid: `Document${rank + 1}`,
  logicalId: null,
  uniqueId,
  version: null,
  availabilityStatus: null,
  title: 'Fiche de retour',
  comments: null,
  mimeType: 'text/xml',
  languageCode: 'fr-FR',
  creationTime: '20261121150500',
  serviceStartTime: '20261121150500',
  serviceStopTime: null,
  hash: null,
  size: null,
  repositoryUniqueId: null,
  patientId,
  sourcePatientId: patientId,
  sourcePatientInfo: null,
  legalAuthenticator: null,
  authors: [author],
  classCode: coded,
  typeCode: coded,
  formatCode: coded,
  healthcareFacilityType: coded,
  practiceSetting: coded,
  confidentiality: [{ code: 'N', codeSystem: '2.16.840.1.113883.5.25', displayName: 'Normal' }],
  events: [],
  referenceIds: [],
  uri: null,
});

/** RFC 2047, when it is not plain already. */
const word = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

const inLines = (bytes: Buffer): string => bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
