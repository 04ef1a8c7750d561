import { AlreadyKept, CannotBeKept, type Refusal } from './refusals.ts';

/** A NUL or half a letter in a text, a date or a number out of range (PostgreSQL, appendix A, class 22). */
const unkeepable = new Set(['22021', '22P05', '22007', '22008', '22003']);

/** The refusal that an error of PostgreSQL amounts to, when the fault is of what was sent; undefined when it is ours. */
export function saidByDatabase(error: { code?: unknown; constraint?: unknown }): Refusal | undefined {
  if (typeof error.code !== 'string') return undefined;
  if (unkeepable.has(error.code)) return new CannotBeKept();
  const isId = typeof error.constraint === 'string' && error.constraint.endsWith('_pkey');
  return error.code === '23505' && isId ? new AlreadyKept() : undefined;
}

/** SQLSTATE classes and system errors of a database that is away or busy, not of what was asked. */
const awayOrBusy = /^(?:08|40|53|57)|^(?:ECONN|EPIPE|ETIMEDOUT)/;
/** Said by the pool without any code. */
const lost = /^Connection terminated|^timeout exceeded/;

/** True when what was thrown comes of the database being away or busy: the same work may pass later. */
export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && awayOrBusy.test(String(error.code))) || (!('code' in error) && lost.test(error.message)));
