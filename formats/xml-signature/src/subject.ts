import { X509Certificate } from 'node:crypto';

/** Subject of a certificate as RFC 2253 writes it: last attribute of the certificate first. */
export const subjectOf = (certificate: X509Certificate | string): string => rfc2253(read(certificate).subject);

/** Issuer of a certificate, written the same way. */
export const issuerOf = (certificate: X509Certificate | string): string => rfc2253(read(certificate).issuer);

const read = (certificate: X509Certificate | string): X509Certificate =>
  typeof certificate === 'string' ? new X509Certificate(certificate) : certificate;

/** Node gives one attribute a line, in the order of the certificate, its values already escaped for RFC 2253 §2.4. */
const rfc2253 = (lines: string): string => lines.split('\n').toReversed().join(',');
