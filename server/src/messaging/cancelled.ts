import { mssCancelSubjectFlag } from '@liane/vocabulary/unverified/mssante';
import { sql } from 'kysely';
import { RefusedByRight, type Act, type Tx } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import type { Cancelled } from './contract.ts';
import type { Message } from './messages.ts';
import { tables } from './tables.ts';
import { nameShown } from './words.ts';
import type { Workshop } from './workshop.ts';

/** Filed documents of a person that their sender said to be cancelled, the latest word first. */
export const cancelledOf = (tx: Tx, organisationId: string, personId: string): Promise<Cancelled[]> =>
  cancelledWhere(tx, organisationId, sql`p.person_id = any(liane_same_person(${personId}))`);

/** Filed documents that this message says to be cancelled, of the records within reach; each that is named is traced as read. */
export async function cancelledBy(tx: Tx, act: Act, message: Message, { needs }: Workshop): Promise<Cancelled[]> {
  const cancelled = await cancelledWhere(tx, act.organisationId, sql`m.id = ${message.id}`);
  const named = new Set<string>();
  for (const personId of new Set(cancelled.map((one) => one.personId))) {
    const reached = await reachOf(tx, act, personId);
    if (!reached) continue;
    named.add(personId);
    // Whom the message is about is traced with it.
    if (personId !== message.person_id)
      await needs.doorkeeper.trace(tx, act, 'messaging.message', { personId, ...reached });
  }
  return cancelled.filter(({ personId }) => named.has(personId));
}

/** Null out of reach. */
async function reachOf(tx: Tx, act: Act, personId: string): Promise<{ why?: string } | null> {
  try {
    return (await mayReach(tx, act, personId)) ?? {};
  } catch (cause) {
    if (cause instanceof RefusedByRight) return null;
    throw cause;
  }
}

/**
 * Only who sent a document cancels it: the message comes from the same address, and answers the one that brought it. Nothing is taken out of a
 * record by that: somebody reads, and decides.
 */
async function cancelledWhere(tx: Tx, organisationId: string, narrowed: ReturnType<typeof sql>): Promise<Cancelled[]> {
  const { rows } = await sql<{
    document_id: string;
    person_id: string;
    title: string;
    from_name: string;
    from_address: string;
    received_at: Date;
  }>`
    select distinct on (p.document_id) p.document_id, p.person_id, p.title, m.from_name, m.from_address, m.received_at
    from messages m
    join messages o on o.organisation_id = m.organisation_id and o.establishment_id = m.establishment_id
      and o.from_address = m.from_address and o.message_id = any(m.refs)
    join message_pieces p on p.organisation_id = o.organisation_id and p.message_id = o.id
    where m.organisation_id = ${organisationId} and m.state = 'read' and m.from_address <> ''
      and starts_with(m.subject, ${mssCancelSubjectFlag})
      and p.state in ('filed', 'already') and p.document_id is not null and p.person_id is not null and ${narrowed}
    order by p.document_id, m.received_at desc`.execute(tables(tx));
  return rows
    .map(({ document_id: documentId, person_id: personId, title, from_name: name, from_address: address, ...row }) => ({
      documentId,
      personId,
      title,
      from: nameShown(name) || address,
      at: row.received_at.toISOString(),
    }))
    .toSorted((a, b) => b.at.localeCompare(a.at));
}
