import type { AnswerOf, AnyContract } from '@liane/server/contract/platform';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { ask } from './ask.ts';
import type { Given } from './ask.ts';

export interface AskOptions {
  enabled?: boolean;
  /** News that make this answer old: `person:<id>`, `unit:<id>`, `inbox`. */
  topics?: readonly string[];
  /** Keeps the former answer on screen while the next one comes (searches). */
  keepPrevious?: boolean;
  /** Milliseconds the answer is trusted without asking again. */
  freshFor?: number;
}

/** The name of an answer in the cache. */
export function questionKey<C extends AnyContract>(contract: C, given: Given<C>): readonly unknown[] {
  return [contract.method, contract.path, given.params ?? null, given.body ?? null];
}

/** The question as TanStack Query knows it, for loaders and prefetching. */
export function question<C extends AnyContract>(contract: C, given: Given<C>, options: AskOptions = {}) {
  return queryOptions({
    queryKey: questionKey(contract, given),
    queryFn: ({ signal }): Promise<AnswerOf<C>> => ask(contract, given, { signal }),
    enabled: options.enabled ?? true,
    meta: { topics: options.topics ?? [] },
    ...(options.freshFor === undefined ? {} : { staleTime: options.freshFor }),
  });
}

/** Asks, keeps the answer fresh, and validates it: `const identity = useAsk(contracts.identity, { params: { id } }, { topics: [...] })`. */
export function useAsk<C extends AnyContract>(
  contract: C,
  given: Given<C>,
  options: AskOptions = {},
): UseQueryResult<AnswerOf<C>> {
  return useQuery({
    ...question(contract, given, options),
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}
