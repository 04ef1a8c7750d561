import type { Key } from '@liane/connector-mssante';
import type { Mailbox } from './mailboxes.ts';
import type { Operator } from './operator.ts';

/** Mailboxes that this process hears at once (IDLE); a connection that is lost is opened again at a later turn. */
export interface Listening {
  /** Listens to a mailbox when nobody does yet; `hear` may be called at any time until the end. */
  to(operator: Operator, mailbox: Mailbox, key: Key, hear: () => void): void;
  close(): Promise<void>;
}

export function openListening(): Listening {
  const end = new AbortController();
  const heard = new Map<string, Promise<void>>();
  return {
    to({ mssante }, { id, address }, key, hear) {
      if (end.signal.aborted || heard.has(id)) return;
      const watched = mssante
        .watch(address, key, hear, end.signal)
        // The turn of each minute fetches whatever happens: losing this one loses only haste.
        .catch(() => {})
        .finally(() => void heard.delete(id));
      heard.set(id, watched);
    },
    async close() {
      end.abort();
      await Promise.allSettled(heard.values());
    },
  };
}
