import type { Binary } from '@medplum/fhirtypes';
import type { Versioned } from './elements.ts';

export interface FhirBinaryInput extends Versioned {
  contentType: string;
  bytes: Uint8Array;
  /** Whose document it is read through: who may read that may read this. */
  documentId: string;
}

/** The bytes of a file, in base64. */
export const binary = ({ id, version, lastUpdated, contentType, bytes, documentId }: FhirBinaryInput): Binary => ({
  resourceType: 'Binary',
  id,
  meta: { versionId: version, lastUpdated: lastUpdated.toISOString() },
  contentType,
  securityContext: { reference: `DocumentReference/${documentId}` },
  data: Buffer.from(bytes).toString('base64'),
});
