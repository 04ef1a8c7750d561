import { X509Certificate } from 'node:crypto';
import { subjectOf } from '@liane/xml-signature';
import { certificateRefused } from '../refusals.ts';

/** What a certificate says of the organisation that holds it. */
export interface Organisation {
  /** Struct_IdNat. */
  unit: string;
  /** RFC 2253. */
  name: string;
}

const clientAuthentication = '1.3.6.1.5.5.7.3.2';

/** A certificate made to authenticate opens the connection; a seal signs, and opens none (digest 3.11). @throws Turned */
export function demandAuthentication(usages: readonly string[]): void {
  if (!usages.includes(clientAuthentication))
    throw certificateRefused('La connexion n’est pas ouverte par un certificat d’authentification.');
}

/**
 * A seal (« cachet ») of the authority of the town, in its dates. A certificate made to open connections is no seal, as the
 * authentication key of a card is not its signature key (digest 3.11). @throws Turned
 */
export function demandSeal(certificate: X509Certificate, authorityPem: string | undefined, now: Date): Organisation {
  const authority = authorityPem === undefined ? undefined : new X509Certificate(authorityPem);
  if (!authority || !certificate.checkIssued(authority) || !certificate.verify(authority.publicKey))
    throw certificateRefused('La signature vient d’un certificat que l’IGC-Santé n’a pas émis.');
  if (now < new Date(certificate.validFrom) || now > new Date(certificate.validTo))
    throw certificateRefused('Le certificat de cachet n’est pas dans ses dates.');
  if ((certificate.keyUsage ?? []).includes(clientAuthentication))
    throw certificateRefused('La signature n’est pas faite par un certificat de cachet.');
  return { unit: unitOf(certificate), name: subjectOf(certificate) };
}

/** OU of the subject. */
const unitOf = ({ subject }: X509Certificate): string =>
  subject
    .split('\n')
    .find((line) => line.startsWith('OU='))
    ?.slice(3) ?? '';

/** Names written with or without spaces after commas are the same (RFC 2253 §3); the order counts. */
export const sameName = (one: string, other: string): boolean => tidy(one) === tidy(other);

const tidy = (name: string): string => name.trim().replaceAll(/\s*,\s*(?=[A-Za-z.\d]+=)/g, ',');
