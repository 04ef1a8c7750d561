import type { Act, Tx } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { lockLetter, type Letter } from './letters.ts';
import { holdersOf, isReadableBy, mailboxById, mailboxesOf, type Mailbox } from './mailboxes.ts';
import { messageById, type Message } from './messages.ts';
import { UnknownLetter, UnknownMessage } from './refusals.ts';
import { tables } from './tables.ts';

/** The mailboxes that the one who acts reads where they work now; closed ones too, whose messages stay readable. */
export async function readableMailboxes(tx: Tx, act: Act): Promise<Mailbox[]> {
  const all = await mailboxesOf(tx, act.organisationId, { establishmentId: act.establishmentId, closed: true });
  const holders = await holdersOf(
    tx,
    act.organisationId,
    all.map(({ id }) => id),
  );
  return all.filter(isReadableBy(act.accountId, holders));
}

/** The message and its mailbox, when it came to this establishment and the mailbox is theirs to read. Throws UnknownMessage. */
export async function readableMessage(tx: Tx, act: Act, id: string): Promise<{ message: Message; mailbox: Mailbox }> {
  const message = await messageById(tx, act.organisationId, id);
  if (message.establishment_id !== act.establishmentId || message.state === 'kept') throw new UnknownMessage();
  const mailbox = await mailboxById(tx, act.organisationId, message.mailbox_id);
  const holders = await holdersOf(tx, act.organisationId, [mailbox.id]);
  if (!isReadableBy(act.accountId, holders)(mailbox)) throw new UnknownMessage();
  return { message, mailbox };
}

/** A message that is about somebody is within reach when their record is. */
export async function mayReadMessage(tx: Tx, act: Act, id: string): Promise<void | { why: string }> {
  const { message } = await readableMessage(tx, act, id);
  return message.person_id ? mayReach(tx, act, message.person_id) : undefined;
}

/** The letter, locked, when it was written here from a mailbox that is theirs to read. Throws UnknownLetter. */
export async function readableLetter(tx: Tx, act: Act, id: string): Promise<Letter> {
  const letter = await lockLetter(tx, act.organisationId, id);
  if (letter.establishment_id !== act.establishmentId) throw new UnknownLetter();
  const mailboxes = await readableMailboxes(tx, act);
  if (!mailboxes.some((mailbox) => mailbox.id === letter.mailbox_id)) throw new UnknownLetter();
  return letter;
}

/** The message of a piece. Throws UnknownMessage. */
export async function messageOfPiece(tx: Tx, act: Act, pieceId: string): Promise<string> {
  const row = await tables(tx)
    .selectFrom('message_pieces')
    .select('message_id')
    .where('organisation_id', '=', act.organisationId)
    .where('id', '=', pieceId)
    .executeTakeFirst();
  if (!row) throw new UnknownMessage();
  return row.message_id;
}
