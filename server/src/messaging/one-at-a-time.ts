import type { Task } from '../platform/index.ts';
import { nobody } from './tables.ts';
import type { Workshop } from './workshop.ts';

/**
 * A task of a mailbox that never runs beside itself: a crowded mailbox would take every hand of the worker, each woken by what the
 * other brought. What is asked meanwhile comes back after the others had their turn.
 * @param key of the task in the queue, before the id of the mailbox
 */
export function oneAtATime(workshop: Workshop, name: string, key: string, task: Task): Task {
  const running = new Map<string, { again: boolean }>();
  return async (payload) => {
    const { organisationId = '', mailboxId = '' } = payload;
    const already = running.get(mailboxId);
    if (already) {
      already.again = true;
      return;
    }
    const mine = { again: false };
    running.set(mailboxId, mine);
    try {
      await task(payload);
    } finally {
      running.delete(mailboxId);
    }
    if (mine.again)
      await workshop.platform.database.within({ organisationId, accountId: nobody }, (tx) =>
        tx.enqueue(name, payload, { key: `${key}:${mailboxId}` }),
      );
  };
}
