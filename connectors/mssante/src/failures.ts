/** Codes of Node and OpenSSL for a certificate nobody vouches for, and alerts of a service that refuses ours. */
const codes = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** nodemailer writes its own code over Node's: the sentence is then all that is left. */
const sentences = /certificate|altnames|alert unknown ca|unable to verify|self[- ]signed/i;

const ofLists = new Set(['CRL_HAS_EXPIRED', 'CRL_NOT_YET_VALID', 'CRL_SIGNATURE_FAILURE', 'UNABLE_TO_GET_CRL']);

export const isRevocationListFailure = (failure: unknown): boolean =>
  ofLists.has(codeOf(failure)) || /\bCRL\b/.test(textOf(failure));

export const isCertificateFailure = (failure: unknown): boolean =>
  codes.has(codeOf(failure)) || sentences.test(textOf(failure));

export const codeOf = (failure: unknown): string =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : '';

export const textOf = (failure: unknown): string => (failure instanceof Error ? failure.message : '');
