import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerConfig } from '@liane/server';
import { from, isHere, isHttps } from './addresses.ts';
import type { ConfigReader } from './config-reader.ts';

/** How INSi is reached: our organisation certificate, and the authorities that vouch for the service. */
export function readInsi(part: ConfigReader, folder: string): ServerConfig['insi'] {
  const url = part.text('url', 'l’adresse https du téléservice INSi', isHttps);
  if (url !== '' && isHere(new URL(url).hostname))
    part.refuse('url', 'nomme un bac à sable : donnez l’adresse du vrai téléservice');
  const certificatePem = pem(
    part,
    'certificateFile',
    'le certificat d’organisation IGC-Santé (CN INSI-MANU), en PEM',
    folder,
  );
  const keyPem = pem(part, 'keyFile', 'la clé privée de ce certificat, en PEM', folder);
  const authoritiesPem = pem(
    part,
    'authoritiesFile',
    'les autorités IGC-Santé qui garantissent le téléservice, en PEM',
    folder,
  );
  checkCertificate(part, certificatePem, keyPem);
  for (const authority of certificatesIn(authoritiesPem))
    if (isOfTest(authority))
      part.refuse(
        'authoritiesFile',
        `contient une autorité de test (${nameOf(authority)}) : gardez celles de production`,
      );
  if (authoritiesPem !== '' && certificatesIn(authoritiesPem).length === 0)
    part.refuse('authoritiesFile', 'ne contient aucun certificat PEM');
  const read = {
    url,
    certificatePem,
    keyPem,
    authoritiesPem,
    idam: part.text('idam', 'le numéro d’autorisation CNDA de ce logiciel'),
    emitter:
      part.optionalText('emitter', 'l’identifiant national de la structure (Struct_IdNat)') ??
      structureOf(certificatePem),
    sandbox: false,
  };
  part.forbidden('sandbox', 'appartient à la démonstration : retirez cette clé');
  part.refuseOthers();
  return read;
}

function pem(part: ConfigReader, key: string, what: string, folder: string): string {
  const path = part.text(key, what);
  if (path === '') return '';
  try {
    return readFileSync(from(folder, path), 'utf8');
  } catch {
    part.refuse(key, `nomme un fichier qui ne peut pas être lu (${path})`);
    return '';
  }
}

function checkCertificate(part: ConfigReader, certificatePem: string, keyPem: string): void {
  const [certificate] = certificatesIn(certificatePem);
  if (!certificate) {
    if (certificatePem !== '') part.refuse('certificateFile', 'ne contient aucun certificat PEM');
    return;
  }
  if (isOfTest(certificate))
    part.refuse(
      'certificateFile',
      `vient d’une autorité de test (${nameOf(certificate)}) : donnez le certificat de production`,
    );
  if (new Date(certificate.validTo) < new Date())
    part.refuse('certificateFile', `est expiré depuis le ${certificate.validTo}`);
  if (keyPem !== '' && !matches(certificate, keyPem)) part.refuse('keyFile', 'n’est pas la clé du certificat donné');
}

function matches(certificate: X509Certificate, keyPem: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(keyPem));
  } catch {
    return false;
  }
}

function certificatesIn(text: string): X509Certificate[] {
  return [...text.matchAll(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)].flatMap(([block]) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}

/** The TEST branch of the IGC-Santé names itself (digest §2.4); so does our sandbox. */
const isOfTest = ({ issuer, subject }: X509Certificate): boolean =>
  /(^|=)(TEST\b|.*\bSANDBOX\b)/im.test(`${subject}\n${issuer}`);

const nameOf = ({ issuer }: X509Certificate): string => /^CN=(.+)$/m.exec(issuer)?.[1] ?? issuer.replaceAll('\n', ', ');

const structureOf = (certificatePem: string): string =>
  /^OU=(.+)$/m.exec(certificatesIn(certificatePem)[0]?.subject ?? '')?.[1] ?? '';
