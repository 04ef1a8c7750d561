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
  for (const sending of await sendingsWhere(tx, organisationId, { personId, states: ['held'], because })) {
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
