import { useSyncExternalStore } from 'react';

let open = false;
const listeners = new Set<() => void>();

function become(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

/** « + Noter » from anywhere in a record: the header, the key `n`, the thumb. */
export const openNote = (): void => become(true);
export const closeNote = (): void => become(false);

export function useNoteOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
