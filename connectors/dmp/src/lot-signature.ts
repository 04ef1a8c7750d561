import { writeLotSignature } from '@liane/xml-signature';
import { XmlRefused } from '@liane/xml';
import { confidentialityOf, instantOf, sha1, xdsTime } from '@liane/xds';
import type { Association, DocumentEntry, SubmissionSet } from '@liane/xds';
import type { Signer } from '@liane/xml-signature';
import { DmpInvalid } from './errors.ts';
import type { FedDocument } from './messages.ts';
import { oidFrom, signatureId } from './symbolic-ids.ts';

export interface SignedLot {
  entry: DocumentEntry;
  bytes: Buffer;
  /** It signs the lot, and is a member of it. */
  associations: Association[];
}

const asIs = { SubmissionSetStatus: ['Original'] };

/**
 * The signature of a lot and what XDS says of it (digest §3.5), dated of the lot: sent again, a lot is the same to the last byte.
 * @throws DmpInvalid when a document is not XML
 */
export function signLot(
  { seal, now }: { seal: Signer; now: () => Date },
  submissionSet: SubmissionSet,
  documents: readonly [FedDocument, ...FedDocument[]],
): SignedLot {
  const signedAt = instantOf(submissionSet.submissionTime) ?? now();
  const bytes = signatureOf(submissionSet, documents, signedAt, seal);
  return {
    bytes,
    entry: describe(submissionSet, documents[0].entry, bytes, xdsTime(signedAt)),
    associations: [
      { id: 'Signs01', kind: 'signs', source: signatureId, target: submissionSet.entryUuid, slots: asIs },
      {
        id: `Member-${signatureId}`,
        kind: 'HasMember',
        source: submissionSet.entryUuid,
        target: signatureId,
        slots: asIs,
      },
    ],
  };
}

function signatureOf(
  { uniqueId }: SubmissionSet,
  documents: readonly FedDocument[],
  signedAt: Date,
  seal: Signer,
): Buffer {
  try {
    const signed = documents.map(({ entry, bytes }) => ({ uniqueId: entry.uniqueId, bytes }));
    return writeLotSignature({ submissionSetId: uniqueId, documents: signed, signedAt }, seal);
  } catch (cause) {
    if (cause instanceof XmlRefused) throw new DmpInvalid('un document n’est pas un XML lisible', cause);
    throw cause;
  }
}

/** Place and setting are those of the documents; author and times those of the lot. */
const describe = (lot: SubmissionSet, like: DocumentEntry, bytes: Buffer, time: string): DocumentEntry => ({
  entryUuid: signatureId,
  logicalId: null,
  uniqueId: oidFrom(`signature ${lot.uniqueId}`),
  version: null,
  availabilityStatus: null,
  title: 'Signature du lot',
  comments: null,
  mimeType: 'text/xml',
  languageCode: 'art',
  creationTime: time,
  serviceStartTime: time,
  serviceStopTime: null,
  hash: sha1(bytes),
  size: bytes.length,
  repositoryUniqueId: null,
  patientId: lot.patientId,
  sourcePatientId: lot.patientId,
  sourcePatientInfo: like.sourcePatientInfo,
  legalAuthenticator: lot.authors[0]?.person ?? like.legalAuthenticator,
  authors: lot.authors,
  classCode: { code: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', codeSystem: 'URN', displayName: 'Digital Signature' },
  typeCode: { code: 'E1762', codeSystem: 'ASTM', displayName: 'Full Document' },
  formatCode: {
    code: 'http://www.w3.org/2000/09/xmldsig#',
    codeSystem: 'URN',
    displayName: 'Default Signature Style',
  },
  healthcareFacilityType: like.healthcareFacilityType,
  practiceSetting: like.practiceSetting,
  confidentiality: confidentialityOf('N', ['MASQUE_PS', 'INVISIBLE_PATIENT']),
  events: [{ code: '1.2.840.10065.1.12.1.14', codeSystem: '1.2.840.10065.1.12', displayName: 'Source' }],
  referenceIds: [],
  uri: null,
});
