import type { ReplyOf } from '../platform/index.ts';
import type { Fact } from '../facts/index.ts';
import type { record } from './contract.ts';

export type Known = ReplyOf<typeof record.open>['header']['allergies'];

/** Something is known, somebody said there is none, or nobody said anything. */
export function known<F extends Fact>(
  found: readonly F[],
  inWords: (fact: F) => string,
  none: Fact | undefined,
): Known {
  if (found.length > 0) return { state: 'some', items: found.map(inWords) };
  if (none) return { state: 'none-known', by: none.by, at: none.recordedAt.toISOString() };
  return { state: 'not-said' };
}
