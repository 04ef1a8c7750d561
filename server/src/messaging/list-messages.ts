import { sql } from 'kysely';
import { units } from '../directory/index.ts';
import { namesOf } from '../identity/index.ts';
import type { Act, BodyOf, ReplyOf, Tx } from '../platform/index.ts';
import type { MessageRow, messaging } from './contract.ts';
import { tables } from './tables.ts';
import { nameShown, stateOfMessage, statesInFrench } from './words.ts';

const pageSize = 50;

/** What the list asks of one message beside its own row. */
interface Listed {
  id: string;
  mailbox_id: string;
  received_at: Date;
  from_name: string;
  from_address: string;
  citizen: boolean;
  subject: string;
  state: 'kept' | 'read' | 'aside';
  person_id: string | null;
  unit_id: string | null;
  unread: boolean;
  to_decide: number;
  filed: number;
  refused: number;
  attachments: number;
}

/** One page of messages of these mailboxes, the last first; a unit is that of the person, or of the mailbox. */
export async function listMessages(
  tx: Tx,
  act: Act,
  mailboxIds: readonly string[],
  { mailboxId, unitId, which, text, after }: BodyOf<typeof messaging.messages>,
): Promise<ReplyOf<typeof messaging.messages>> {
  const asked = mailboxId === null ? mailboxIds : mailboxIds.filter((id) => id === mailboxId);
  if (asked.length === 0) return { rows: [], more: false };
  const listed = await listedRows(
    tx,
    act,
    sql`
    and m.mailbox_id = any(${[...asked]}::uuid[])
    ${mailboxId === null ? sql`and not ${isSeenInATeam(asked)}` : sql``}
    ${after === null ? sql`` : sql`and (m.received_at, m.id) < (select a.received_at, a.id from messages a where a.organisation_id = m.organisation_id and a.id = ${after})`}
    ${unitId === null ? sql`` : sql`and ${unitOfMessage(act)} = ${unitId}`}
    ${text.trim() === '' ? sql`` : sql`and (m.subject || ' ' || m.from_name || ' ' || m.from_address) ilike ${`%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`}`}
    ${which === 'to-read' ? sql`and ${isUnread}` : which === 'to-file' ? sql`and ${toDecide} > 0` : which === 'aside' ? sql`and (m.state = 'aside' or ${refused} > 0)` : sql``}
  `,
  );
  return { rows: await presentRows(tx, act, listed.slice(0, pageSize)), more: listed.length > pageSize };
}

/** One message as the list shows it. */
export async function rowOf(tx: Tx, act: Act, messageId: string): Promise<MessageRow | undefined> {
  const [row] = await presentRows(tx, act, await listedRows(tx, act, sql`and m.id = ${messageId}`));
  return row;
}

/** Messages that nobody has read yet among these mailboxes, each counted once. */
export async function unreadAmong(tx: Tx, act: Act, mailboxIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from messages m
    join mailboxes b on b.organisation_id = m.organisation_id and b.id = m.mailbox_id
    where m.organisation_id = ${act.organisationId} and m.mailbox_id = any(${[...mailboxIds]}::uuid[])
      and ${isShown} and ${isUnread} and not ${isSeenInATeam(mailboxIds)}`.execute(tables(tx));
  return rows[0]?.count ?? 0;
}

/** Messages that nobody has read yet, by mailbox. */
export async function unreadByMailbox(
  tx: Tx,
  act: Act,
  mailboxIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ mailbox_id: string; count: number }>`
    select m.mailbox_id, count(*)::int as count from messages m
    where m.organisation_id = ${act.organisationId} and m.mailbox_id = any(${[...mailboxIds]}::uuid[])
      and ${isShown} and ${isUnread}
    group by m.mailbox_id`.execute(tables(tx));
  return new Map(rows.map(({ mailbox_id: id, count }) => [id, count]));
}

export interface UnitWork {
  unitId: string | null;
  unitName: string | null;
  toRead: number;
  toFile: number;
}

/** What waits in these mailboxes, unit by unit; those of no unit last. */
export async function workByUnit(tx: Tx, act: Act, mailboxIds: readonly string[]): Promise<UnitWork[]> {
  const { rows } = await sql<{ unit_id: string | null; to_read: number; to_file: number }>`
    select w.unit_id, count(*) filter (where w.unread)::int as to_read, count(*) filter (where w.to_decide > 0)::int as to_file
    from (
      select ${unitOfMessage(act)} as unit_id, ${isUnread} as unread, ${toDecide} as to_decide
      from messages m join mailboxes b on b.organisation_id = m.organisation_id and b.id = m.mailbox_id
      where m.organisation_id = ${act.organisationId} and m.mailbox_id = any(${[...mailboxIds]}::uuid[])
        and ${isShown} and not ${isSeenInATeam(mailboxIds)}
        and (${isUnread} or ${toDecide} > 0)
    ) w group by w.unit_id`.execute(tables(tx));
  const places = await units(
    tx,
    rows.flatMap(({ unit_id: id }) => id ?? []),
  );
  return rows
    .map(({ unit_id: unitId, to_read: toRead, to_file: toFile }) => ({
      unitId,
      unitName: (unitId && places.get(unitId)?.name) || null,
      toRead,
      toFile,
    }))
    .toSorted((a, b) => (a.unitName ?? '\uffff').localeCompare(b.unitName ?? '\uffff', 'fr'));
}

/** A notice is about what was sent, and no message to read; one that comes from outside is seen with what was set aside. */
const isShown = sql`m.state <> 'kept' and (m.state = 'aside' or m.kind is null or m.kind = 'letter')`;
const unread = (message: 'm' | 't') =>
  sql`not exists (select from message_readings r where r.organisation_id = ${sql.ref(`${message}.organisation_id`)} and r.message_id = ${sql.ref(`${message}.id`)})`;
const isUnread = unread('m');
const refused = sql`(select count(*)::int from message_pieces p where p.organisation_id = m.organisation_id and p.message_id = m.id and p.state in ('refused', 'unreadable'))`;
const toDecide = sql`(select count(*)::int from message_pieces p where p.organisation_id = m.organisation_id and p.message_id = m.id and p.state = 'to-decide')`;

/**
 * True of one's own copy of a message that a team's mailbox of the same list holds too: among all of them, people see one. One's own stays
 * when it is still to read and the team's was read by others.
 */
const isSeenInATeam = (mailboxIds: readonly string[]) => sql`(b.kind = 'PER' and exists (
  select from messages t join mailboxes tb on tb.organisation_id = t.organisation_id and tb.id = t.mailbox_id
  where t.organisation_id = m.organisation_id and t.establishment_id = m.establishment_id and t.known_by = m.known_by
    and t.mailbox_id = any(${[...mailboxIds]}::uuid[]) and tb.kind <> 'PER' and t.state <> 'kept'
    and (${unread('t')} or not ${isUnread})))`;

/** Where the person lives or is accompanied now, in the establishment worked in. */
const unitOfPerson = (act: Act) => sql`(
  select s.unit_id from current_stays s
  where s.organisation_id = m.organisation_id and s.person_id = m.person_id and s.establishment_id = ${act.establishmentId} and s.is_open
  order by s.since desc limit 1)`;

/** Of its person, else of the mailbox, else of the team it was written to before the software received it. */
const unitOfMessage = (act: Act) => sql`coalesce(${unitOfPerson(act)}, b.unit_id, (
  select t.unit_id from mailboxes t
  where t.organisation_id = m.organisation_id and t.establishment_id = m.establishment_id and t.unit_id is not null and t.address = any(m.recipients)
  limit 1))`;

async function listedRows(tx: Tx, act: Act, narrowed: ReturnType<typeof sql>): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select m.id, m.mailbox_id, m.received_at, m.from_name, m.from_address, m.citizen, m.subject, m.state, m.person_id,
      ${unitOfMessage(act)} as unit_id, ${isUnread} as unread, ${toDecide} as to_decide,
      (select count(*)::int from message_pieces p where p.organisation_id = m.organisation_id and p.message_id = m.id and p.state in ('filed', 'already')) as filed, ${refused} as refused,
      (select count(*)::int from message_attachments t where t.organisation_id = m.organisation_id and t.message_id = m.id) as attachments
    from messages m
    join mailboxes b on b.organisation_id = m.organisation_id and b.id = m.mailbox_id
    where m.organisation_id = ${act.organisationId} and ${isShown}
      ${narrowed}
    order by m.received_at desc, m.id desc limit ${pageSize + 1}`.execute(tables(tx));
  return rows;
}

async function presentRows(tx: Tx, act: Act, listed: readonly Listed[]): Promise<MessageRow[]> {
  const names = await namesOf(
    tx,
    act.organisationId,
    listed.flatMap(({ person_id: id }) => id ?? []),
  );
  const places = await units(
    tx,
    listed.flatMap(({ unit_id: id }) => id ?? []),
  );
  return listed.map((row) => {
    const state = stateOfMessage(row);
    return {
      id: row.id,
      mailboxId: row.mailbox_id,
      receivedAt: row.received_at.toISOString(),
      from: nameShown(row.from_name) || row.from_address || 'Expéditeur illisible',
      fromAddress: row.from_address,
      isCitizen: row.citizen,
      subject: row.subject || 'Sans objet',
      person: row.person_id ? { id: row.person_id, displayName: names.get(row.person_id) ?? '—' } : null,
      unitName: (row.unit_id && places.get(row.unit_id)?.name) || null,
      unread: row.unread,
      state,
      stateInFrench: statesInFrench[state],
      attachments: row.attachments,
    };
  });
}
