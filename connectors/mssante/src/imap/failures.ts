import {
  CertificateRefused,
  EncryptionRefused,
  MailboxRefused,
  MssanteError,
  OperatorBusy,
  OperatorTimedOut,
  OperatorUnreachable,
  OperatorUnreadable,
  RevocationListRefused,
  SignInRefused,
} from '../errors.ts';
import { codeOf, isCertificateFailure, isRevocationListFailure, textOf } from '../failures.ts';

const timeouts = new Set([
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
  'ETIMEOUT',
  'ETIMEDOUT',
  'LockTimeout',
]);

/** The operator stopped talking. */
export const isSilence = (failure: unknown): boolean => timeouts.has(codeOf(failure));

const rubbish = new Set(['LineTooLarge', 'LiteralTooLarge', 'ResponseTooLarge', 'InvalidResponse', 'UnexpectedTag']);

/** Codes of RFC 5530 and of throttling that ask to come back later. */
const later = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'ETHROTTLE', 'THROTTLED', 'OVERQUOTA']);

/** Names what the session met. `opened` once somebody was signed in. */
export function nameImapFailure(
  failure: unknown,
  { timedOut, opened }: { timedOut: boolean; opened: boolean },
): MssanteError {
  if (failure instanceof MssanteError) return failure;
  const code = codeOf(failure);
  const server = field(failure, 'serverResponseCode').toUpperCase();
  if (timedOut || isSilence(failure)) return new OperatorTimedOut(failure);
  if (later.has(server) || later.has(code)) return new OperatorBusy(field(failure, 'responseText'), failure);
  if (isRevocationListFailure(failure)) return new RevocationListRefused(failure);
  if (isCertificateFailure(failure)) return new CertificateRefused(failure);
  if (
    code.startsWith('ERR_SSL') ||
    code === 'EPROTO' ||
    field(failure, 'tlsFailed') === 'true' ||
    /STARTTLS/.test(textOf(failure))
  )
    return new EncryptionRefused(failure);
  if (rubbish.has(code) || code.startsWith('ParserError')) return new OperatorUnreadable(failure);
  const refused = field(failure, 'responseStatus') === 'NO' || field(failure, 'responseStatus') === 'BAD';
  if (!opened && (refused || field(failure, 'authenticationFailed') === 'true')) return new SignInRefused(failure);
  return refused ? new MailboxRefused(failure) : new OperatorUnreachable(failure);
}

const field = (failure: unknown, name: string): string => {
  const value: unknown = typeof failure === 'object' && failure !== null ? Reflect.get(failure, name) : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
};
