import { units } from '../directory/index.ts';
import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import type { messaging } from './contract.ts';
import { unreadAmong, unreadByMailbox } from './list-messages.ts';
import { holdersOf, type Mailbox } from './mailboxes.ts';
import { readableMailboxes } from './reach.ts';
import { kindsInFrench } from './words.ts';
import type { Workshop } from './workshop.ts';

/** The mailboxes that the one who acts reads here, with what waits in each. */
export async function listMailboxes(
  tx: Tx,
  act: Act,
  { operator }: Workshop,
): Promise<ReplyOf<typeof messaging.mailboxes>> {
  const open = await readableMailboxes(tx, act);
  const ids = open.map(({ id }) => id);
  const unread = await unreadByMailbox(tx, act, ids);
  const holders = await holdersOf(tx, act.organisationId, ids);
  const places = await units(
    tx,
    open.flatMap(({ unit_id: id }) => id ?? []),
  );
  return {
    configured: operator !== null,
    toRead: await unreadAmong(tx, act, ids),
    mailboxes: open
      .filter(({ id, closed_at: closed }) => closed === null || (unread.get(id) ?? 0) > 0)
      .map((mailbox) => ({
        id: mailbox.id,
        address: mailbox.address,
        displayName: mailbox.display_name,
        kind: mailbox.kind,
        kindInFrench: kindsInFrench[mailbox.kind],
        unitId: mailbox.unit_id,
        unitName: (mailbox.unit_id && places.get(mailbox.unit_id)?.name) || null,
        unread: unread.get(mailbox.id) ?? 0,
        fetchedAt: mailbox.fetched_at?.toISOString() ?? null,
        waitsFor: mailbox.waits_for,
        problem: mailbox.problem,
        mayWrite: mayWrite(act, mailbox, holders),
        isMine: mailbox.kind === 'PER',
      })),
  };
}

const mayWrite = (
  act: Act,
  { id, kind, closed_at: closed }: Mailbox,
  holders: ReadonlyMap<string, string[]>,
): boolean =>
  closed === null &&
  (kind === 'APP' || (act.signedInWith === 'pro-sante-connect' && holders.get(id)?.includes(act.accountId) === true));
