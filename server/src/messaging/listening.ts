import type { Key } from '@liane/connector-mssante';
import type { Mailbox } from './mailboxes.ts';
import type { Operator } from './operator.ts';

/** Mailboxes that this process hears at once (IDLE); a connection that is lost is opened again at a later turn. */
export interface Listening {
  /** Listens to a mailbox when nobody does yet; `hear` may be called at any time until the end. */
  to(operator: Operator, mailbox: Mailbox, key: Key, hear: () => void): void;
  /** Stops listening to every mailbox of this organisation that is not among these: a mailbox closed is heard no more. */
  only(organisationId: string, mailboxIds: readonly string[]): void;
  close(): Promise<void>;
}

export function openListening(): Listening {
  const end = new AbortController();
  const heard = new Map<string, { organisationId: string; stop: AbortController; watched: Promise<void> }>();
  return {
    to({ mssante }, { id, organisation_id: organisationId, address }, key, hear) {
      if (end.signal.aborted || heard.has(id)) return;
      const stop = new AbortController();
      const watched = mssante
        .watch(address, key, hear, AbortSignal.any([end.signal, stop.signal]))
        // The turn of each minute fetches whatever happens: losing this one loses only haste.
        .catch(() => {})
        .finally(() => void heard.delete(id));
      heard.set(id, { organisationId, stop, watched });
    },
    only(organisationId, mailboxIds) {
      for (const [id, one] of heard)
        if (one.organisationId === organisationId && !mailboxIds.includes(id)) one.stop.abort();
    },
    async close() {
      end.abort();
      await Promise.allSettled([...heard.values()].map(({ watched }) => watched));
    },
  };
}
