import { useSyncExternalStore } from 'react';

export type Connection = { state: 'connected' } | { state: 'away'; since: Date };

let current: Connection = { state: 'connected' };
const listeners = new Set<() => void>();

function become(next: Connection): void {
  if (next.state === current.state) return;
  current = next;
  for (const listener of listeners) listener();
}

/** An answer came, whatever it says. */
export const answered = (): void => become({ state: 'connected' });

/** No answer came. */
export const unanswered = (): void => become({ state: 'away', since: new Date() });

export const connection = (): Connection => current;

export function onConnectionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The state of the connection, for the top bar and for what must wait. */
export function useConnection(): Connection {
  return useSyncExternalStore(onConnectionChange, connection);
}

/** Believes the browser when it says the network is gone, asks the server when it says it is back. */
export function watchTheNetwork(): () => void {
  const probe = async (): Promise<void> => {
    try {
      await fetch('/api/session', { cache: 'no-store', credentials: 'same-origin' });
      answered();
    } catch {
      unanswered();
    }
  };
  const back = (): void => void probe();
  addEventListener('offline', unanswered);
  addEventListener('online', back);
  const timer = setInterval(() => {
    if (current.state === 'away') void probe();
  }, 5_000);
  return () => {
    removeEventListener('offline', unanswered);
    removeEventListener('online', back);
    clearInterval(timer);
  };
}
