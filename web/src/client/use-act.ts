import type { AnswerOf, AnyContract } from '@liane/server/contract/platform';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { keepCommand } from '../offline/outbox.ts';
import { act } from './act.ts';
import type { Given } from './ask.ts';
import { newId } from './new-id.ts';
import { isChangedMeanwhile, NetworkAway } from './problems.ts';

export interface ActOptions<C extends AnyContract> {
  onDone?: (answer: AnswerOf<C>, given: Given<C>) => void | Promise<void>;
  /** Topics whose answers are asked again at once, without waiting for the live news. */
  refreshes?: (given: Given<C>) => readonly string[];
  /**
   * When the network stays away: keep the act, sealed, on this device, to be sent by itself later.
   * The sentence names it in the list of what waits: « Allergie de Mauricette DUBOIS ».
   */
  keepAs?: (given: Given<C>) => string;
  onKept?: (given: Given<C>) => void;
}

/**
 * An act a person asks for. Asked again with the same words after a failure, it keeps the same command id.
 * `act.run(given)`, `act.busy`, `act.error`, `act.kept`, `act.reset()`.
 */
export function useAct<C extends AnyContract>(contract: C, options: ActOptions<C> = {}) {
  const queries = useQueryClient();
  const last = useRef({ words: '', id: '' });
  const underWay = useRef<string | null>(null);
  const refresh = async (given: Given<C>): Promise<void> => {
    const topics = options.refreshes?.(given) ?? [];
    if (topics.length === 0) return;
    await queries.invalidateQueries({ predicate: ({ meta }) => intersects(meta?.['topics'], topics) });
  };
  const mutation = useMutation({
    mutationFn: async (given: Given<C>): Promise<Outcome<C>> => {
      const words = JSON.stringify(given);
      if (last.current.words !== words) last.current = { words, id: newId() };
      const commandId = last.current.id;
      try {
        return { answer: await act(contract, given, { commandId }) };
      } catch (error) {
        if (!(error instanceof NetworkAway) || options.keepAs === undefined) throw error;
        await keepCommand({
          id: commandId,
          method: contract.method,
          path: contract.path,
          given,
          title: options.keepAs(given),
        });
        return { kept: true };
      } finally {
        if (underWay.current === wordsButForTheirId(given)) underWay.current = null;
      }
    },
    onSuccess: async (outcome, given) => {
      last.current = { words: '', id: '' };
      if ('kept' in outcome) {
        options.onKept?.(given);
        return;
      }
      await refresh(given);
      await options.onDone?.(outcome.answer, given);
    },
    // What the screen shows is old: it compares with what was written meanwhile.
    onError: (error, given) => (isChangedMeanwhile(error) ? refresh(given) : undefined),
  });
  return {
    /** Pressed again before the first is answered, it is one act: each press makes an id of its own. */
    run: (...asked: Parameters<typeof mutation.mutate>): void => {
      const [given] = asked;
      const words = wordsButForTheirId(given);
      if (underWay.current === words) return;
      underWay.current = words;
      mutation.mutate(...asked);
    },
    busy: mutation.isPending,
    error: mutation.error,
    /** The act waits on this device for the network. */
    kept: mutation.data !== undefined && 'kept' in mutation.data,
    answer: mutation.data !== undefined && 'answer' in mutation.data ? mutation.data.answer : undefined,
    reset: mutation.reset,
  };
}

/** An act makes one id, its own, at each press. */
const wordsButForTheirId = (given: { body?: unknown } | undefined): string =>
  JSON.stringify({ ...given, body: typeof given?.body === 'object' ? { ...given.body, id: '' } : given?.body });

type Outcome<C extends AnyContract> = { answer: AnswerOf<C> } | { kept: true };

export function intersects(mine: unknown, topics: readonly string[]): boolean {
  return Array.isArray(mine) && mine.some((topic: unknown) => typeof topic === 'string' && topics.includes(topic));
}
