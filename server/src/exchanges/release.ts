import type { Tx } from '../platform/index.ts';
import { saveSending, sendingsWhere } from './store.ts';
import { carries } from './tasks.ts';

/** The cause is gone: what it held leaves by itself, each in its turn (catch-up). */
export async function release(
  tx: Tx,
  { organisationId, at }: { organisationId: string; at: Date },
  personId: string,
  because: readonly string[],
): Promise<void> {
  // One that an attempt is just holding for that cause is waited for: it would be looked at again in an hour only.
  const pending = await sendingsWhere(tx, organisationId, { personId, states: ['waiting', 'held'], locked: true });
  for (const sending of pending) {
    if (sending.state !== 'held' || !because.includes(sending.because ?? '')) continue;
    const runAt = sending.dueAt > at ? sending.dueAt : at;
    await saveSending(tx, organisationId, sending.id, { nextAt: runAt });
    await tx.enqueue(
      carries,
      { organisationId, accountId: sending.byAccount, sendingId: sending.id },
      { runAt, key: `sending:${sending.id}` },
    );
    tx.announce('exchanges', `person:${sending.personId}`);
  }
}
