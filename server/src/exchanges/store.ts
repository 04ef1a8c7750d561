import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { tables, toSending, type SendingRow } from './tables.ts';
import type { Sending, SendingState } from './sending.ts';

/** False when this fact already made it leave. */
export async function addSending(tx: Tx, organisationId: string, sending: Sending): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('sendings')
    .values(rowOf(organisationId, sending))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

const rowOf = (organisationId: string, sending: Sending): SendingRow => ({
  organisation_id: organisationId,
  id: sending.id,
  establishment_id: sending.establishmentId,
  person_id: sending.personId,
  channel: sending.channel,
  kind: sending.kind,
  cause: sending.cause,
  cause_id: sending.causeId,
  document_id: sending.documentId,
  what: sending.what,
  recipient_key: sending.recipientKey,
  recipient_name: sending.recipientName,
  recipient_address: sending.recipientAddress,
  found_address: sending.foundAddress,
  series: sending.series,
  follows_id: sending.followsId,
  lot_unique_id: sending.lotUniqueId,
  message_id: sending.messageId,
  document_unique_id: sending.documentUniqueId,
  ins: sending.ins === null ? null : JSON.stringify(sending.ins),
  visibility: sending.visibility,
  planned_at: sending.plannedAt,
  due_at: sending.dueAt,
  by_account: sending.byAccount,
  by_name: sending.byName,
  author: JSON.stringify(sending.author),
  state: sending.state,
  because: sending.because,
  said: sending.said,
  todo: sending.todo,
  attempts: sending.attempts,
  attempting_since: sending.attemptingSince,
  perhaps_there: sending.perhapsThere,
  next_at: sending.nextAt,
  settled_at: sending.settledAt,
  ins_qualified: sending.insQualified,
});

/** What an attempt or a gesture changes of a sending. */
export type Changed = Partial<
  Pick<
    Sending,
    | 'state'
    | 'because'
    | 'said'
    | 'todo'
    | 'attempts'
    | 'attemptingSince'
    | 'perhapsThere'
    | 'nextAt'
    | 'settledAt'
    | 'insQualified'
    | 'documentUniqueId'
    | 'ins'
    | 'recipientAddress'
    | 'foundAddress'
  >
>;

const columns = {
  state: 'state',
  because: 'because',
  said: 'said',
  todo: 'todo',
  attempts: 'attempts',
  attemptingSince: 'attempting_since',
  perhapsThere: 'perhaps_there',
  nextAt: 'next_at',
  settledAt: 'settled_at',
  insQualified: 'ins_qualified',
  documentUniqueId: 'document_unique_id',
  ins: 'ins',
  recipientAddress: 'recipient_address',
  foundAddress: 'found_address',
} as const satisfies Record<keyof Changed, keyof SendingRow>;

export async function saveSending(tx: Tx, organisationId: string, id: string, changed: Changed): Promise<void> {
  const row = Object.fromEntries(
    Object.entries(changed).map(([part, value]) => [columns[part as keyof Changed], value]),
  );
  await tables(tx)
    .updateTable('sendings')
    .set(row)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}

/** The sending, locked until the end of the transaction: a gesture and an attempt follow each other. */
export async function lockSending(tx: Tx, organisationId: string, id: string): Promise<Sending | undefined> {
  const row = await tables(tx)
    .selectFrom('sendings')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toSending(row);
}

interface Which {
  ids?: readonly string[];
  personId?: string;
  series?: string;
  messageId?: string;
  states?: readonly SendingState[];
  /** Codes that hold them. */
  because?: readonly string[];
  establishmentId?: string;
  most?: number;
  /**
   * For who changes them after reading: until the end of the transaction no attempt begins nor ends on them. Several are locked the
   * latest planned first, and one then only what came before it: in that one order, nobody waits for who waits for them.
   */
  locked?: boolean;
}

/** The latest planned first. */
export async function sendingsWhere(tx: Tx, organisationId: string, which: Which): Promise<Sending[]> {
  const rows = await tables(tx)
    .selectFrom('sendings')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .$if(which.ids !== undefined, (query) =>
      query.where('id', '=', sql<string>`any(${[...(which.ids ?? [])]}::uuid[])`),
    )
    .$if(which.personId !== undefined, (query) =>
      query.where('person_id', '=', sql<string>`any(liane_same_person(${which.personId ?? null}))`),
    )
    .$if(which.series !== undefined, (query) => query.where('series', '=', which.series ?? ''))
    .$if(which.messageId !== undefined, (query) => query.where('message_id', '=', which.messageId ?? ''))
    .$if(which.states !== undefined, (query) => query.where('state', 'in', [...(which.states ?? [])]))
    .$if(which.because !== undefined, (query) =>
      query.where('because', '=', sql<string>`any(${[...(which.because ?? [])]}::text[])`),
    )
    .$if(which.establishmentId !== undefined, (query) =>
      query.where('establishment_id', '=', which.establishmentId ?? ''),
    )
    .orderBy('planned_at', 'desc')
    .orderBy('id', 'desc')
    .limit(which.most ?? 1000)
    .$if(which.locked === true, (query) => query.forUpdate())
    .execute();
  return rows.map(toSending);
}

/** How many sendings of an establishment are in each state. */
export async function countByState(
  tx: Tx,
  organisationId: string,
  establishmentId: string,
): Promise<ReadonlyMap<SendingState, number>> {
  const rows = await tables(tx)
    .selectFrom('sendings')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .where('organisation_id', '=', organisationId)
    .where('establishment_id', '=', establishmentId)
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}
