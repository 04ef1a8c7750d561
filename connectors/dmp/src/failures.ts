import { DmpInvalid, DmpTimedOut, DmpTlsRefused, DmpUnreachable, DmpUnreadable } from './errors.ts';
import type { DmpError } from './errors.ts';
import { AnswerEncoded, AnswerTooLarge, DelayOver } from './transport.ts';

/** Names what the transport met. */
export function nameFailure(failure: unknown, delay: number): DmpError {
  if (failure instanceof DelayOver) return new DmpTimedOut(delay, failure);
  if (failure instanceof AnswerTooLarge || failure instanceof AnswerEncoded) {
    return new DmpUnreadable(failure.message, failure);
  }
  const code = codeOf(failure);
  if (code === 'ERR_INVALID_CHAR') return new DmpInvalid('le jeton de connexion est illisible', failure);
  if (untrusted.has(code) || /^(ERR_TLS_|ERR_SSL_|EPROTO$)/.test(code)) return new DmpTlsRefused(failure);
  if (code.startsWith('HPE_')) return new DmpUnreadable('not HTTP', failure);
  return new DmpUnreachable(failure);
}

/** Verification results of OpenSSL that Node gives as codes, beside its own `ERR_TLS_…` and `ERR_SSL_…` (alerts of the other side). */
const untrusted = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

const codeOf = (failure: unknown): string =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : '';
