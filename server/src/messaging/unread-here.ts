import type { Act, Tx } from '../platform/index.ts';
import { workByUnit, type UnitWork } from './list-messages.ts';
import { readableMailboxes } from './reach.ts';

/** What waits to be read, or filed, by the one who works here, unit by unit: for My day. */
export async function messagesWaiting(tx: Tx, act: Act): Promise<UnitWork[]> {
  const mailboxes = await readableMailboxes(tx, act);
  if (mailboxes.length === 0) return [];
  return workByUnit(
    tx,
    act,
    mailboxes.map(({ id }) => id),
  );
}
