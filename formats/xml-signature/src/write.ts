import type { X509Certificate } from 'node:crypto';
import { canonicalize, escapeAttribute } from '@liane/xml';
import { digestOf, dsNamespace, excC14n, rsaSha256, sha256 } from './algorithms.ts';
import type { CheckedSigner } from './signer.ts';

export interface ReferenceToWrite {
  uri: string;
  type?: string;
  /** Algorithms, in order. */
  transforms: readonly string[];
  /** Base64. */
  digest: string;
}

/** `ds:Reference`, its digest in SHA-256 (U-14). */
export function writeReference({ uri, type, transforms, digest }: ReferenceToWrite): string {
  const steps = transforms.map((algorithm) => `<ds:Transform Algorithm="${algorithm}"/>`).join('');
  return (
    `<ds:Reference${type === undefined ? '' : ` Type="${escapeAttribute(type)}"`} URI="${escapeAttribute(uri)}">` +
    (steps === '' ? '' : `<ds:Transforms>${steps}</ds:Transforms>`) +
    `<ds:DigestMethod Algorithm="${sha256}"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`
  );
}

/** `ds:Signature` in RSA-SHA256 over these references, its certificate in it. */
export function writeSignature(
  references: readonly string[],
  signer: CheckedSigner,
  { id, objects = [] }: { id?: string; objects?: readonly string[] } = {},
): string {
  const signedInfo =
    `<ds:CanonicalizationMethod Algorithm="${excC14n}"/><ds:SignatureMethod Algorithm="${rsaSha256}"/>` +
    references.join('');
  const signed = canonicalize(`<ds:SignedInfo xmlns:ds="${dsNamespace}">${signedInfo}</ds:SignedInfo>`);
  return (
    `<ds:Signature xmlns:ds="${dsNamespace}"${id === undefined ? '' : ` Id="${escapeAttribute(id)}"`}>` +
    `<ds:SignedInfo>${signedInfo}</ds:SignedInfo>` +
    `<ds:SignatureValue>${signer.sign(signed)}</ds:SignatureValue>` +
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${derOf(signer.certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>` +
    objects.map((object) => `<ds:Object>${object}</ds:Object>`).join('') +
    `</ds:Signature>`
  );
}

export const sha256Of = (content: string | Uint8Array): string => digestOf('sha256', content).toString('base64');

const derOf = (certificate: X509Certificate): string => certificate.raw.toString('base64');
