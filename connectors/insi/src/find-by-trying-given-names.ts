import { checkTraitsQuery } from './checks.ts';
import { InsiError, InsiQueryInvalid } from './errors.ts';
import type { TraitsAnswer, TraitsQuery } from './messages.ts';

/** One call made, with what came of it: each is to be traced (INS/va1.38). */
export type TraitsCall = { query: TraitsQuery; answer: TraitsAnswer } | { query: TraitsQuery; error: InsiError };

export interface TriedGivenNames {
  /** In the order made; never empty. */
  calls: readonly TraitsCall[];
  /** The call that decides: the first that found somebody, met several or failed; else the last. */
  last: TraitsCall;
}

/** What this search needs of INSi. */
export interface FindsByTraits {
  findByTraits(query: TraitsQuery): Promise<TraitsAnswer>;
}

/**
 * Searches with one given name at a time, in order, until an answer other than 01 (digest §2.4).
 * A failure of INSi is not thrown but returned as the last call, so that the calls made before it are not lost.
 * @throws InsiQueryInvalid before any call, when a name or a date cannot be sent.
 */
export async function findByTryingGivenNames(insi: FindsByTraits, query: TraitsQuery): Promise<TriedGivenNames> {
  checkTraitsQuery(query);
  const [first, ...others] = query.givenNames;
  if (first === undefined) throw new InsiQueryInvalid(['given-name-missing']);

  let last = await ask(insi, { ...query, givenNames: [first] });
  const calls = [last];
  for (const givenName of others) {
    if (!foundNobody(last)) break;
    last = await ask(insi, { ...query, givenNames: [givenName] });
    calls.push(last);
  }
  return { calls, last };
}

async function ask(insi: FindsByTraits, query: TraitsQuery): Promise<TraitsCall> {
  try {
    return { query, answer: await insi.findByTraits(query) };
  } catch (error) {
    if (error instanceof InsiError) return { query, error };
    throw error;
  }
}

const foundNobody = (call: TraitsCall): boolean => 'answer' in call && call.answer.code === '01';
