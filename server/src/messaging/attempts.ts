import type { MssanteError, MssanteErrorCode } from '@liane/connector-mssante';
import type { Platform } from '../platform/index.ts';

const minute = 60_000;
const lease = 10 * minute;

/** A day and a half of attempts, each later than the one before; then people are told. */
export const mostAttempts = 40;

/** Until then nobody else sends what somebody is sending. */
export const leaseFrom = (now: Date): Date => new Date(now.getTime() + lease);

/** One minute after the first failure, then twice as long each time, one hour at most. */
export const retryAt = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + Math.min(60, 2 ** Math.min(attempts - 1, 6)) * minute);

/** What is said of the message itself, or of whom it is for. A token, a certificate or a setting refused is mended by people, and waits. */
const saidOfTheMessage: ReadonlySet<unknown> = new Set<MssanteErrorCode>([
  'mssante-outside-trusted-space',
  'mssante-message-invalid',
  'mssante-message-too-large',
  'mssante-message-unreadable',
  'mssante-sender-refused',
  'mssante-recipient-refused',
  'mssante-message-refused',
]);

const isOfMssante = (error: unknown): error is MssanteError =>
  error instanceof Error && 'code' in error && 'worthRetrying' in error;

/** The operator, or our own rules, said no to this message: sending it again unchanged would change nothing. */
export const isFinal = (error: unknown): boolean =>
  isOfMssante(error) && !error.worthRetrying && saidOfTheMessage.has(error.code);

/** What people read of a failed attempt: the sentence of the connector, never that of a server. */
export const saidOf = (error: unknown): string =>
  isOfMssante(error) ? error.message : 'Un défaut de Liane a empêché l’envoi. Prévenez votre administrateur.';

/** What is no failure of an operator is ours, and told to the log by its name. */
export function logOurs(log: Platform['log'], error: unknown, what: Record<string, string>): void {
  if (isOfMssante(error)) return;
  log.error(
    { ...what, fault: error instanceof Error ? error.name : typeof error },
    'a fault of ours kept it from leaving',
  );
}
