import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { from } from './addresses.ts';
import type { ConfigReader } from './config-reader.ts';

/** The text of a file named by a key; empty, with the fault told, when it cannot be read. */
export function pem(part: ConfigReader, key: string, what: string, folder: string): string {
  const path = part.text(key, what);
  if (path === '') return '';
  try {
    return readFileSync(from(folder, path), 'utf8');
  } catch {
    part.refuse(key, `nomme un fichier qui ne peut pas être lu (${path})`);
    return '';
  }
}

/** A certificate of production, not expired, and its own key. */
export function keyedCertificate(
  part: ConfigReader,
  keys: { certificate: string; key: string },
  what: string,
  folder: string,
): { certificatePem: string; keyPem: string } {
  const certificatePem = pem(part, keys.certificate, `${what}, en PEM`, folder);
  const keyPem = pem(part, keys.key, 'la clé privée de ce certificat, en PEM', folder);
  const [certificate] = certificatesIn(certificatePem);
  if (!certificate) {
    if (certificatePem !== '') part.refuse(keys.certificate, 'ne contient aucun certificat PEM');
    return { certificatePem, keyPem };
  }
  if (isOfTest(certificate))
    part.refuse(
      keys.certificate,
      `vient d’une autorité de test (${nameOf(certificate)}) : donnez le certificat de production`,
    );
  if (new Date(certificate.validTo) < new Date())
    part.refuse(keys.certificate, `est expiré depuis le ${certificate.validTo}`);
  if (keyPem !== '' && !matches(certificate, keyPem)) part.refuse(keys.key, 'n’est pas la clé du certificat donné');
  return { certificatePem, keyPem };
}

/** Authorities of production. */
export function authorities(part: ConfigReader, what: string, folder: string): string {
  const text = pem(part, 'authoritiesFile', what, folder);
  for (const authority of certificatesIn(text))
    if (isOfTest(authority))
      part.refuse(
        'authoritiesFile',
        `contient une autorité de test (${nameOf(authority)}) : gardez celles de production`,
      );
  if (text !== '' && certificatesIn(text).length === 0)
    part.refuse('authoritiesFile', 'ne contient aucun certificat PEM');
  return text;
}

export function matches(certificate: X509Certificate, keyPem: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(keyPem));
  } catch {
    return false;
  }
}

export function certificatesIn(text: string): X509Certificate[] {
  return [...text.matchAll(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)].flatMap(([block]) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}

/** The TEST branch of the IGC-Santé names itself (digest §2.4); so does our sandbox. */
export const isOfTest = ({ issuer, subject }: X509Certificate): boolean =>
  /(^|=)(TEST\b|.*\bSANDBOX\b)/im.test(`${subject}\n${issuer}`);

export const nameOf = ({ issuer }: X509Certificate): string =>
  /^CN=(.+)$/m.exec(issuer)?.[1] ?? issuer.replaceAll('\n', ', ');

/** Struct_IdNat, in the OU of an organisation certificate. */
export const structureOf = (certificatePem: string): string =>
  /^OU=(.+)$/m.exec(certificatesIn(certificatePem)[0]?.subject ?? '')?.[1] ?? '';
