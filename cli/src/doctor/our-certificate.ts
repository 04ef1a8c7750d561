import { createPrivateKey, type X509Certificate } from 'node:crypto';
import { certificatesIn, matches } from '../serve/certificates.ts';
import { checkDates } from './expiry.ts';
import type { Sheet } from './finding.ts';
import { usageOf } from './key-usage.ts';

/** A certificate of ours, its key, and what the service expects of it. */
export interface Ours {
  /** How the lines name it: « Certificat AUTH_CLI ». */
  name: string;
  certificatePem: string;
  keyPem: string;
  type: 'authentication' | 'seal';
  /** Names the service accepts, exactly; any when absent. */
  commonNames?: readonly string[];
  /** Struct_IdNat the service compares with the OU; any when empty. */
  structures: readonly string[];
  now: Date;
}

/** Reads, pairs, dates, type and names. True when it may be shown to the service: a certificate of the wrong type is not. */
export function checkOurs(sheet: Sheet, ours: Ours): boolean {
  const { name, now } = ours;
  const [certificate] = certificatesIn(ours.certificatePem);
  if (!certificate) {
    sheet.fail(name, 'illisible : aucun certificat PEM', 'Donnez le fichier PEM remis par l’IGC-Santé.');
    return false;
  }
  const paired = checkPair(sheet, ours, certificate);
  checkDates(sheet, `${name}, dates`, certificate, {
    now,
    todo: 'Commandez-en un autre sur la plateforme IGC-Santé et remplacez le fichier.',
  });
  const typed = checkType(sheet, ours, certificate);
  checkNames(sheet, ours, certificate);
  return paired && typed;
}

function checkPair(sheet: Sheet, { name, keyPem }: Ours, certificate: X509Certificate): boolean {
  const check = `${name}, clé`;
  try {
    createPrivateKey(keyPem);
  } catch {
    sheet.fail(check, 'illisible', 'Donnez la clé privée en PEM, sans mot de passe, lisible par ce compte.');
    return false;
  }
  if (matches(certificate, keyPem)) sheet.ok(check, 'c’est celle du certificat');
  else {
    sheet.fail(
      check,
      'ce n’est pas celle du certificat',
      'Donnez la clé née avec ce certificat, ou refaites une demande de certificat.',
    );
    return false;
  }
  return true;
}

function checkType(sheet: Sheet, { name, type }: Ours, certificate: X509Certificate): boolean {
  const check = `${name}, type`;
  const { signs, commits, opensConnections, servesConnections } = usageOf(certificate);
  const isSeal = !opensConnections && !servesConnections && (commits || signs);
  const found = opensConnections
    ? 'authentification d’organisation (AUTH_CLI)'
    : servesConnections
      ? 'serveur (AUTH_SERV)'
      : isSeal
        ? 'cachet'
        : 'inconnu';
  if (type === 'authentication' ? opensConnections && signs : isSeal) {
    sheet.ok(check, found);
    return true;
  }
  sheet.fail(
    check,
    `c’est un certificat de type ${found}`,
    type === 'authentication'
      ? 'Donnez ici le certificat d’authentification ORG AUTH_CLI (usage clientAuth).'
      : 'Donnez ici le certificat cachet de la structure, qui n’ouvre aucune connexion.',
  );
  return false;
}

function checkNames(sheet: Sheet, { name, commonNames, structures }: Ours, { subject }: X509Certificate): void {
  const check = `${name}, noms`;
  const commonName = /^CN=(.+)$/m.exec(subject)?.[1] ?? '';
  const structure = /^OU=(.+)$/m.exec(subject)?.[1] ?? '';
  const read = `CN ${commonName || 'absent'}, OU ${structure || 'absent'}`;
  if (commonNames !== undefined && !commonNames.includes(commonName))
    sheet.fail(check, read, `Le service attend un CN qui soit exactement ${commonNames.join(' ou ')}.`);
  else if (structures.length > 0 && !structures.includes(structure))
    sheet.fail(
      check,
      read,
      `Le service attend dans l’OU la structure de la configuration : ${structures.join(' ou ')}.`,
    );
  else sheet.ok(check, read);
}
