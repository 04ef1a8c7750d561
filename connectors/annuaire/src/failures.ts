import { AnnuaireTlsRefused, AnnuaireUnreachable, AnnuaireUnreadable } from './errors.ts';
import type { AnnuaireError } from './errors.ts';
import { AnswerEncoded, AnswerTooLarge } from './transport.ts';

/** Names what the transport met, the delay aside. */
export function nameFailure(failure: unknown): AnnuaireError {
  if (failure instanceof AnswerTooLarge || failure instanceof AnswerEncoded)
    return new AnnuaireUnreadable(failure.message, failure);
  const code = codeOf(failure);
  if (isTls(code)) return new AnnuaireTlsRefused(failure);
  if (code.startsWith('HPE_')) return new AnnuaireUnreadable('not HTTP', failure);
  return new AnnuaireUnreachable(failure);
}

/** Verification results of OpenSSL that Node gives as codes, beside its own. */
const isTls = (code: string): boolean =>
  /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|INVALID_(CA|PURPOSE))/.test(code) ||
  code === 'EPROTO';

const codeOf = (failure: unknown): string =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : '';
