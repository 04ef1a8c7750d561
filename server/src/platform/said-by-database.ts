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
