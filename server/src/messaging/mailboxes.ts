import { sql, type Selectable } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { UnknownMailbox } from './refusals.ts';
import { tables, type MailboxTable } from './tables.ts';

export type Mailbox = Selectable<MailboxTable>;

/** Throws UnknownMailbox. */
export async function mailboxById(tx: Tx, organisationId: string, id: string): Promise<Mailbox> {
  const found = await tables(tx)
    .selectFrom('mailboxes')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new UnknownMailbox();
  return found;
}

/** Mailboxes of an establishment, or of the whole organisation; closed ones only when asked. */
export async function mailboxesOf(
  tx: Tx,
  organisationId: string,
  { establishmentId, closed = false }: { establishmentId?: string; closed?: boolean } = {},
): Promise<Mailbox[]> {
  return tables(tx)
    .selectFrom('mailboxes')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .$if(establishmentId !== undefined, (query) => query.where('establishment_id', '=', establishmentId ?? ''))
    .$if(!closed, (query) => query.where('closed_at', 'is', null))
    .orderBy('kind')
    .orderBy('address')
    .execute();
}

/** The mailbox of a team of this establishment, of the whole house before that of a unit; null when people read none here. */
export async function mailboxPeopleRead(
  tx: Tx,
  organisationId: string,
  establishmentId: string,
): Promise<string | null> {
  const found = await tables(tx)
    .selectFrom('mailboxes')
    .select('address')
    .where('organisation_id', '=', organisationId)
    .where('establishment_id', '=', establishmentId)
    .where('kind', '=', 'ORG')
    .where('closed_at', 'is', null)
    .orderBy('unit_id', (order) => order.asc().nullsFirst())
    .orderBy('address')
    .limit(1)
    .executeTakeFirst();
  return found?.address ?? null;
}

/** False when the establishment has this mailbox already. */
export async function addMailbox(
  tx: Tx,
  organisationId: string,
  added: Pick<Mailbox, 'id' | 'establishment_id' | 'unit_id' | 'kind' | 'address' | 'display_name'>,
): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('mailboxes')
    .values({
      organisation_id: organisationId,
      ...added,
      address: added.address.toLowerCase(),
      uid_validity: null,
      last_uid: null,
      fetched_at: null,
      problem: null,
      due_at: null,
      closed_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

/** What a fetch learnt; screens are told when what they show changes. */
export async function saveFetch(
  tx: Tx,
  mailbox: Mailbox,
  learnt: Partial<
    Pick<
      Mailbox,
      | 'uid_validity'
      | 'last_uid'
      | 'fetched_at'
      | 'waits_for'
      | 'problem'
      | 'failures'
      | 'due_at'
      | 'withheld_uid'
      | 'withheld_tries'
    >
  >,
): Promise<void> {
  await tables(tx)
    .updateTable('mailboxes')
    .set(learnt)
    .where('organisation_id', '=', mailbox.organisation_id)
    .where('id', '=', mailbox.id)
    .execute();
  if (learnt.waits_for !== undefined && (learnt.waits_for !== mailbox.waits_for || learnt.problem !== mailbox.problem))
    tx.announce(topicOf(mailbox.establishment_id));
}

/** Two fetches of one mailbox never keep at once. */
export async function lockMailbox(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 8))`.execute(tables(tx));
}

export async function addHolders(
  tx: Tx,
  organisationId: string,
  mailboxId: string,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return;
  await tables(tx)
    .insertInto('mailbox_holders')
    .values(accountIds.map((account_id) => ({ organisation_id: organisationId, mailbox_id: mailboxId, account_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The accounts that hold each mailbox. */
export async function holdersOf(
  tx: Tx,
  organisationId: string,
  mailboxIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tables(tx)
    .selectFrom('mailbox_holders')
    .select(['mailbox_id', 'account_id'])
    .where('organisation_id', '=', organisationId)
    .where('mailbox_id', '=', sql<string>`any(${[...mailboxIds]}::uuid[])`)
    .execute();
  const holders = new Map<string, string[]>(mailboxIds.map((id) => [id, []]));
  for (const { mailbox_id: id, account_id: account } of rows) holders.get(id)?.push(account);
  return holders;
}

/** A team reads the mailboxes of its establishment; a personal one is read by its holder alone. */
export const isReadableBy =
  (accountId: string, holders: ReadonlyMap<string, readonly string[]>) =>
  ({ id, kind }: Pick<Mailbox, 'id' | 'kind'>): boolean =>
    kind !== 'PER' || holders.get(id)?.includes(accountId) === true;

export const topicOf = (establishmentId: string): string => `messages:${establishmentId}`;
