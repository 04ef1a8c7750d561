import type { Incoming } from '@liane/connector-mssante';
import type { Tx } from '../platform/index.ts';
import { knownBy } from './known-by.ts';
import { lockMailbox, type Mailbox } from './mailboxes.ts';
import { addMessages, addReadingsBefore, keptHere, type NewMessage } from './messages.ts';
import { readsWaiting } from './read-waiting.ts';
import { held } from './tables.ts';
import type { Workshop } from './workshop.ts';

/** Keeps the bytes and the rows of those that nobody here knows (known-by.ts), and asks for them to be read. */
export async function keepMessages(
  tx: Tx,
  workshop: Workshop,
  mailbox: Mailbox,
  page: readonly Incoming[],
): Promise<void> {
  await lockMailbox(tx, mailbox.id);
  const at = workshop.platform.now();
  const named = page.map((incoming) => ({ incoming, known: knownBy(incoming) }));
  const here = await keptHere(
    tx,
    mailbox,
    named.map(({ known }) => known),
  );
  // Those of one second are listed by their ids: in the order they arrived.
  const ids = page.map(() => workshop.platform.newId()).toSorted();
  const rows: NewMessage[] = [];
  for (const [rank, { incoming, known }] of named.entries())
    if (!here.has(known)) rows.push(await rowOf(tx, workshop, mailbox, { id: ids[rank] ?? '', incoming, known, at }));
  const kept = await addMessages(tx, rows);
  if (mailbox.kind === 'PER') await addReadingsBefore(tx, mailbox.organisation_id, ids);
  const payload = { organisationId: mailbox.organisation_id, mailboxId: mailbox.id };
  if (kept > 0) await tx.enqueue(readsWaiting, payload, { key: `read:${mailbox.id}` });
}

async function rowOf(
  tx: Tx,
  workshop: Workshop,
  mailbox: Mailbox,
  { id, incoming, known, at }: { id: string; incoming: Incoming; known: string; at: Date },
): Promise<NewMessage> {
  const { organisation_id: organisationId } = mailbox;
  const sha256 = await workshop.contents.keep(tx, organisationId, incoming.bytes, at);
  return {
    organisation_id: organisationId,
    id,
    mailbox_id: mailbox.id,
    establishment_id: mailbox.establishment_id,
    uid: incoming.uid,
    uid_validity: incoming.uidValidity,
    known_by: known,
    received_at: incoming.receivedAt,
    kept_at: at,
    sha256,
    size: incoming.bytes.length,
    state: 'kept',
    kind: null,
    message_id: incoming.messageId === null ? null : held(incoming.messageId, 998),
    read_notice_to: null,
    aside_code: null,
    aside_reason: null,
    person_id: null,
  };
}
