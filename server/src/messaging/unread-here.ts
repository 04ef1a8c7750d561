import type { Act, Tx } from '../platform/index.ts';
import { unreadByMailbox } from './list-messages.ts';
import { readableMailboxes } from './reach.ts';

/** Messages that wait to be read by the one who works here: for My day. */
export async function unreadHere(tx: Tx, act: Act): Promise<number> {
  const mailboxes = await readableMailboxes(tx, act);
  if (mailboxes.length === 0) return 0;
  const unread = await unreadByMailbox(
    tx,
    act,
    mailboxes.map(({ id }) => id),
  );
  return [...unread.values()].reduce((sum, count) => sum + count, 0);
}
