import { sql, type Insertable, type Selectable } from 'kysely';
import type { Tx } from '../platform/index.ts';
import type { Mailbox } from './mailboxes.ts';
import { UnknownMessage, UnknownPiece } from './refusals.ts';
import { tables, type AnswerTable, type MessageTable, type PieceTable } from './tables.ts';

export type Message = Selectable<MessageTable>;
export type NewMessage = Insertable<MessageTable>;
export type Piece = Selectable<PieceTable>;
export type Answer = Selectable<AnswerTable>;
export interface AttachmentRow {
  rank: number;
  file_name: string;
  content_type: string;
  size: number;
}

/** Throws UnknownMessage. */
export async function messageById(tx: Tx, organisationId: string, id: string): Promise<Message> {
  const found = await tables(tx)
    .selectFrom('messages')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new UnknownMessage();
  return found;
}

/** The message, locked until the end of the transaction. Throws UnknownMessage. */
export async function lockMessage(tx: Tx, organisationId: string, id: string): Promise<Message> {
  const found = await tables(tx)
    .selectFrom('messages')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new UnknownMessage();
  return found;
}

/** What the senders at these addresses called themselves the last time they wrote. */
export async function sendersAt(
  tx: Tx,
  organisationId: string,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tables(tx)
    .selectFrom('messages')
    .distinctOn('from_address')
    .select(['from_address', 'from_name'])
    .where('organisation_id', '=', organisationId)
    .where('from_address', 'in', [...addresses])
    .where('from_name', '<>', '')
    .where('citizen', '=', false)
    .orderBy('from_address')
    .orderBy('received_at', 'desc')
    .execute();
  return new Map(rows.map(({ from_address: address, from_name: name }) => [address, name]));
}

/** Adds those that the mailbox has not kept already (known-by.ts); how many that is. */
export async function addMessages(tx: Tx, messages: readonly NewMessage[]): Promise<number> {
  if (messages.length === 0) return 0;
  const kept = await tables(tx)
    .insertInto('messages')
    .values(messages)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(kept.numInsertedOrUpdatedRows);
}

/**
 * Which of these another mailbox of the same teams, or this one, brought already: a team's mailbox forwards to that of its software
 * (digest 8.1), and people read one message. A personal mailbox is its holder's own. Two mailboxes never keep the same one at once: each
 * waits for the other in one order.
 */
export async function keptHere(tx: Tx, mailbox: Mailbox, knownBy: readonly string[]): Promise<ReadonlySet<string>> {
  if (mailbox.kind === 'PER') return new Set();
  await sql`select pg_advisory_xact_lock(keys.key) from (
      select distinct hashtextextended(${mailbox.establishment_id} || known, 9) as key
      from unnest(${[...knownBy]}::text[]) as known order by 1) as keys`.execute(tables(tx));
  const found = await tables(tx)
    .selectFrom('messages as m')
    .innerJoin('mailboxes as b', (on) =>
      on.onRef('b.organisation_id', '=', 'm.organisation_id').onRef('b.id', '=', 'm.mailbox_id'),
    )
    .select('m.known_by')
    .where('m.organisation_id', '=', mailbox.organisation_id)
    .where('m.establishment_id', '=', mailbox.establishment_id)
    .where('m.known_by', '=', sql<string>`any(${[...knownBy]}::text[])`)
    .where('b.kind', '<>', 'PER')
    .execute();
  return new Set(found.map(({ known_by: known }) => known));
}

/**
 * The oldest messages kept and not yet read, at most so many, taken by this transaction alone and counted as tried once more. One that
 * was tried before is taken alone: were the process to die on it again, no other would be counted with it.
 * @returns them as they were before this attempt
 */
export async function takeWaiting(tx: Tx, organisationId: string, mailboxId: string, most: number): Promise<Message[]> {
  const waiting = await tables(tx)
    .selectFrom('messages')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('mailbox_id', '=', mailboxId)
    .where('state', '=', 'kept')
    .orderBy('received_at')
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  const triedAt = waiting.findIndex(({ attempts }) => attempts > 0);
  const taken = waiting.slice(0, triedAt === -1 ? waiting.length : Math.max(1, triedAt));
  if (taken.length > 0)
    await tables(tx)
      .updateTable('messages')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('organisation_id', '=', organisationId)
      .where('id', '=', sql<string>`any(${taken.map(({ id }) => id)}::uuid[])`)
      .execute();
  return taken;
}

export async function saveMessage(tx: Tx, message: Message, change: Partial<Message>): Promise<void> {
  await tables(tx)
    .updateTable('messages')
    .set(change)
    .where('organisation_id', '=', message.organisation_id)
    .where('id', '=', message.id)
    .execute();
}

export async function addAttachments(tx: Tx, message: Message, rows: readonly AttachmentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tables(tx)
    .insertInto('message_attachments')
    .values(rows.map((row) => ({ organisation_id: message.organisation_id, message_id: message.id, ...row })))
    .execute();
}

export async function attachmentsOf(tx: Tx, organisationId: string, messageId: string): Promise<AttachmentRow[]> {
  return tables(tx)
    .selectFrom('message_attachments')
    .select(['rank', 'file_name', 'content_type', 'size'])
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', messageId)
    .orderBy('rank')
    .execute();
}

export async function addPiece(tx: Tx, piece: Insertable<PieceTable>): Promise<void> {
  await tables(tx).insertInto('message_pieces').values(piece).execute();
}

/** The piece, locked until the end of the transaction: two clicks decide once. Throws UnknownPiece. */
export async function lockPiece(tx: Tx, organisationId: string, id: string): Promise<Piece> {
  const found = await tables(tx)
    .selectFrom('message_pieces')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new UnknownPiece();
  return found;
}

export async function savePiece(tx: Tx, piece: Piece, change: Partial<Piece>): Promise<void> {
  await tables(tx)
    .updateTable('message_pieces')
    .set(change)
    .where('organisation_id', '=', piece.organisation_id)
    .where('id', '=', piece.id)
    .execute();
}

export async function piecesOf(tx: Tx, organisationId: string, messageIds: readonly string[]): Promise<Piece[]> {
  return tables(tx)
    .selectFrom('message_pieces')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', sql<string>`any(${[...messageIds]}::uuid[])`)
    .orderBy('message_id')
    .orderBy('rank')
    .execute();
}

/** One answer a message: a second one is never written. */
export async function addAnswer(tx: Tx, answer: Insertable<AnswerTable>): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('message_answers')
    .values(answer)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

export async function answerTo(tx: Tx, organisationId: string, messageId: string): Promise<Answer | undefined> {
  return tables(tx)
    .selectFrom('message_answers')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
}

export async function saveAnswer(tx: Tx, answer: Answer, change: Partial<Answer>): Promise<void> {
  await tables(tx)
    .updateTable('message_answers')
    .set(change)
    .where('organisation_id', '=', answer.organisation_id)
    .where('message_id', '=', answer.message_id)
    .execute();
}

export async function addReading(
  tx: Tx,
  reading: { organisation_id: string; message_id: string; account_id: string; who: string; at: Date },
): Promise<void> {
  await sql`insert into message_readings (organisation_id, message_id, account_id, who, at)
    select c.organisation_id, c.id, ${reading.account_id}, ${reading.who}, ${reading.at}
    from messages m
    join messages c on c.organisation_id = m.organisation_id and c.establishment_id = m.establishment_id and c.known_by = m.known_by
    join mailboxes b on b.organisation_id = c.organisation_id and b.id = c.mailbox_id
    where m.organisation_id = ${reading.organisation_id} and m.id = ${reading.message_id}
      and (c.id = m.id or (b.kind = 'PER' and exists (
        select from mailbox_holders h where h.organisation_id = b.organisation_id and h.mailbox_id = b.id and h.account_id = ${reading.account_id})))
    on conflict do nothing`.execute(tables(tx));
}

/** One's own copy that arrives after one read that of a team is read too: from the same instant. */
export async function addReadingsBefore(tx: Tx, organisationId: string, messageIds: readonly string[]): Promise<void> {
  await sql`insert into message_readings (organisation_id, message_id, account_id, who, at)
    select c.organisation_id, c.id, r.account_id, r.who, r.at
    from messages c
    join mailboxes b on b.organisation_id = c.organisation_id and b.id = c.mailbox_id
    join mailbox_holders h on h.organisation_id = b.organisation_id and h.mailbox_id = b.id
    join messages m on m.organisation_id = c.organisation_id and m.establishment_id = c.establishment_id and m.known_by = c.known_by
    join message_readings r on r.organisation_id = m.organisation_id and r.message_id = m.id and r.account_id = h.account_id
    where c.organisation_id = ${organisationId} and c.id = any(${[...messageIds]}::uuid[]) and b.kind = 'PER'
    on conflict do nothing`.execute(tables(tx));
}

export async function readingsOf(
  tx: Tx,
  organisationId: string,
  messageId: string,
): Promise<{ who: string; at: Date }[]> {
  return tables(tx)
    .selectFrom('message_readings')
    .select(['who', 'at'])
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', messageId)
    .orderBy('at')
    .execute();
}
