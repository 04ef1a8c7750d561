import type { Tx } from '../platform/index.ts';
import type { Mailbox } from './mailboxes.ts';
import type { Message } from './messages.ts';
import { tables } from './tables.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Then only people ask for it again. */
const longest = 60 * day;

/** When a message set aside at `since` is asked for again: each hour of its first day, then each day; null when it is not. */
export function askedAgainAt(now: Date, since: Date): Date | null {
  const age = now.getTime() - since.getTime();
  return age >= longest ? null : new Date(now.getTime() + (age < day ? hour : day));
}

const waiting = (tx: Tx, organisationId: string) =>
  tables(tx).selectFrom('messages').where('organisation_id', '=', organisationId).where('withheld', '=', 'waiting');

/** Mailboxes of which a message set aside is to be asked for again now. */
export async function mailboxesThatAsk(tx: Tx, organisationId: string, now: Date): Promise<ReadonlySet<string>> {
  const due = await waiting(tx, organisationId)
    .select('mailbox_id')
    .distinct()
    .where('withheld_due_at', '<=', now)
    .execute();
  return new Set(due.map(({ mailbox_id: id }) => id));
}

/** Somebody asks for all of them again. */
export async function askNow(tx: Tx, { organisation_id: organisationId, id }: Mailbox, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('messages')
    .set({ withheld_due_at: now })
    .where('organisation_id', '=', organisationId)
    .where('mailbox_id', '=', id)
    .where('withheld', '=', 'waiting')
    .execute();
}

/** Those of a mailbox whose turn has come, the one that waits longest first; their next turn is later, whatever becomes of this one. */
export async function takeDue(tx: Tx, mailbox: Mailbox, now: Date, most: number): Promise<Message[]> {
  const due = await waiting(tx, mailbox.organisation_id)
    .selectAll()
    .where('mailbox_id', '=', mailbox.id)
    .where('withheld_due_at', '<=', now)
    .orderBy('withheld_due_at')
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { id, kept_at: since } of due)
    await tables(tx)
      .updateTable('messages')
      .set({ withheld_due_at: askedAgainAt(now, since) })
      .where('organisation_id', '=', mailbox.organisation_id)
      .where('id', '=', id)
      .execute();
  return due;
}
