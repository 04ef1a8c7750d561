import { InsiSlow, InsiTlsRefused, InsiUnreachable, InsiUnreadable } from './errors.ts';
import type { InsiError } from './errors.ts';
import type { Exchange } from './messages.ts';
import { AnswerEncoded, AnswerTooLarge, DelayOver } from './transport.ts';

/** Names what the transport met. */
export function nameFailure(failure: unknown, delay: number, exchange: Exchange): InsiError {
  const circumstances = { cause: failure, exchange };
  if (failure instanceof DelayOver) return new InsiSlow(delay, circumstances);
  if (failure instanceof AnswerTooLarge || failure instanceof AnswerEncoded) {
    return new InsiUnreadable(failure.message, circumstances);
  }
  if (isTls(failure)) return new InsiTlsRefused(circumstances);
  if (isHttpParsing(failure)) return new InsiUnreadable('not HTTP', circumstances);
  return new InsiUnreachable(circumstances);
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

const isTls = (failure: unknown): boolean => {
  const code = codeOf(failure);
  return untrusted.has(code) || code.startsWith('ERR_TLS_') || code.startsWith('ERR_SSL_') || code === 'EPROTO';
};

const isHttpParsing = (failure: unknown): boolean => codeOf(failure).startsWith('HPE_');

const codeOf = (failure: unknown): string =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : '';
