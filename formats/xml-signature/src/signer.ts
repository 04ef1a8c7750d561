import { X509Certificate, createPrivateKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SignerUnusable } from './errors.ts';

/** A private key and the certificate that vouches for it, PEM. */
export interface Signer {
  certificatePem: string;
  keyPem: string;
}

/** A signer whose key and certificate go together. */
export interface CheckedSigner {
  certificate: X509Certificate;
  /** RSA-SHA256 (PKCS#1 v1.5), base64. */
  sign(text: string): string;
}

/** @throws SignerUnusable when they cannot be read, are not RSA, or do not go together. */
export function checkSigner({ certificatePem, keyPem }: Signer): CheckedSigner {
  const { certificate, key } = readPair(certificatePem, keyPem);
  if (key.asymmetricKeyType !== 'rsa') throw new SignerUnusable('la clé n’est pas une clé RSA');
  if (!certificate.checkPrivateKey(key)) throw new SignerUnusable('la clé n’est pas celle du certificat');
  return { certificate, sign: (text) => sign('sha256', Buffer.from(text), key).toString('base64') };
}

function readPair(certificatePem: string, keyPem: string): { certificate: X509Certificate; key: KeyObject } {
  try {
    return { certificate: new X509Certificate(certificatePem), key: createPrivateKey(keyPem) };
  } catch (cause) {
    throw new SignerUnusable('le certificat ou sa clé ne se lit pas', cause);
  }
}
