import { createHash } from 'node:crypto';
import type { CanonicalForm } from '@liane/xml';
import { SignatureAlgorithmRefused } from './errors.ts';

export const dsNamespace = 'http://www.w3.org/2000/09/xmldsig#';
export const excC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const enveloped = `${dsNamespace}enveloped-signature`;
export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** What was accepted but should not last: `sha1` (U-14). */
export type SignatureWarning = 'sha1';

interface Hash {
  name: 'sha256' | 'sha1';
  warning?: SignatureWarning;
}

/** Closed lists: an algorithm that is not here is refused. SHA-1 is read, never written (U-14). */
const digests: ReadonlyMap<string, Hash> = new Map<string, Hash>([
  [sha256, { name: 'sha256' }],
  [`${dsNamespace}sha1`, { name: 'sha1', warning: 'sha1' }],
]);

const signatures: ReadonlyMap<string, Hash> = new Map<string, Hash>([
  [rsaSha256, { name: 'sha256' }],
  [`${dsNamespace}rsa-sha1`, { name: 'sha1', warning: 'sha1' }],
]);

const forms: ReadonlyMap<string, CanonicalForm> = new Map([
  [excC14n, { exclusive: true, withComments: false }],
  [`${excC14n}WithComments`, { exclusive: true, withComments: true }],
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', { exclusive: false, withComments: false }],
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments', { exclusive: false, withComments: true }],
]);

/** XML Signature §4.4.3.2: the form of a reference that says none. */
export const formWhenNotSaid: CanonicalForm = { exclusive: false, withComments: false };

export const digestNamed = (algorithm: string): Hash => known(digests, algorithm);
export const signatureNamed = (algorithm: string): Hash => known(signatures, algorithm);
export const formNamed = (algorithm: string): CanonicalForm => known(forms, algorithm);

export const digestOf = (name: Hash['name'], content: string | Uint8Array): Buffer =>
  createHash(name).update(content).digest();

function known<T>(list: ReadonlyMap<string, T>, algorithm: string): T {
  const found = list.get(algorithm);
  if (found === undefined) throw new SignatureAlgorithmRefused(algorithm.slice(0, 80) || 'aucun');
  return found;
}
