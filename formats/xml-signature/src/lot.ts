import type { X509Certificate } from 'node:crypto';
import type { CanonicalForm } from '@liane/xml';
import type { SignatureWarning } from './algorithms.ts';

/** XAdES 1.1.1, as the DMP writes it (national digest 3.5). */
export const xadesNamespace = 'http://uri.etsi.org/01903/v1.1.1#';
export const signedPropertiesType = `${xadesNamespace}SignedProperties`;
export const manifestType = 'http://www.w3.org/2000/09/xmldsig#Manifest';
export const manifestId = 'IHEManifest';

/** ASTM E1762: « source », what the signature of a lot is for. */
export const purposeOfLotSignature = '1.2.840.10065.1.12.1.14';

/** Stands for a digest where the submission set is named: it is no file. */
export const noDigest = 'AA==';

/** What the manifest says of one document. */
export interface ManifestEntry {
  /** uniqueId, without `urn:oid:`. */
  uniqueId: string;
  hash: 'sha256' | 'sha1';
  digest: Buffer;
  /** Canonical form the digest is of; null when it is of the bytes as they are. */
  form: CanonicalForm | null;
}

/** A signature of a lot that was verified. */
export interface LotSignature {
  submissionSetId: string;
  entries: ManifestEntry[];
  signedAt: Date;
  /**
   * What the signature says it is for. No reference signs it (national digest 3.5: two references, the manifest and the
   * properties): whoever carries the document may have written it. Null when it is not said, once, of this signature.
   */
  unverifiedPurpose: string | null;
  /** Proves who signed, once the caller has judged it. */
  certificate: X509Certificate;
  warnings: SignatureWarning[];
}
