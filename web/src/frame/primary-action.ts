import { useEffect, useSyncExternalStore } from 'react';

/** The one action of the page, under the thumb on a phone. */
export interface PrimaryAction {
  /** One short verb: « Noter ». */
  words: string;
  run: () => void;
}

let current: PrimaryAction | undefined;
const listeners = new Set<() => void>();

function become(action: PrimaryAction | undefined): void {
  current = action;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePrimaryAction(): PrimaryAction | undefined {
  return useSyncExternalStore(subscribe, () => current);
}

/** A page says its action while it is open: `useOffersAction('Noter', openNote)`; `run` must be stable. */
export function useOffersAction(words: string, run: () => void): void {
  useEffect(() => {
    become({ words, run });
    return () => become(undefined);
  }, [words, run]);
}
