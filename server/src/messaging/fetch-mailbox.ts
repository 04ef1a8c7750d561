import type { Incoming } from '@liane/connector-mssante';
import type { Task, Tx } from '../platform/index.ts';
import { retryAt } from './attempts.ts';
import { keyOf } from './key-of.ts';
import { knownBy } from './known-by.ts';
import { lockMailbox, mailboxById, saveFetch, type Mailbox } from './mailboxes.ts';
import { addMessage, isKeptHere } from './messages.ts';
import type { Operator } from './operator.ts';
import { isSignInRefused, problemOf } from './problem-of.ts';
import { held, nobody } from './tables.ts';
import type { Workshop } from './workshop.ts';

export const fetchesMailbox = 'messaging:fetch-mailbox';
export const readsWaiting = 'messaging:read';

interface Payload extends Record<string, string> {
  organisationId: string;
  mailboxId: string;
}

/** Messages held in memory at once: eight of 25 MB at worst. */
const most = 8;
/** A session that is just over refuses once or twice; then the mailbox is not theirs, and people are told. */
const mostTokens = 3;
/** Then other mailboxes have their turn. */
const mostBatches = 40;

/** Fetches what arrived since the last time, a few messages at once; each is kept before the mailbox says it has gone further. */
export const fetchMailbox =
  (workshop: Workshop): Task =>
  async (payload) => {
    const { operator } = workshop;
    if (!operator) return;
    const { organisationId, mailboxId } = payload as Payload;
    const within = { organisationId, accountId: nobody };
    const { database } = workshop.platform;
    const mailbox = await database.within(within, (tx) => mailboxById(tx, organisationId, mailboxId));
    if (mailbox.closed_at) return;
    const learn = (learnt: Parameters<typeof saveFetch>[2]): Promise<void> =>
      database.within(within, (tx) => saveFetch(tx, mailbox, learnt));
    const key = await keyOf(workshop, mailbox);
    if (!key) return learn({ waits_for: 'holder', problem: null, failures: 0, due_at: null });
    try {
      const all = await fetchAll(workshop, operator, mailbox, key);
      await learn({
        waits_for: 'nothing',
        problem: null,
        failures: 0,
        due_at: null,
        fetched_at: workshop.platform.now(),
      });
      if (!all)
        await database.within(within, (tx) => tx.enqueue(fetchesMailbox, payload, { key: `fetch:${mailboxId}` }));
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      const failures = mailbox.failures + 1;
      const due_at = retryAt(workshop.platform.now(), failures);
      if (key.kind === 'token' && isSignInRefused(error) && failures < mostTokens)
        return learn({ waits_for: 'holder', problem: null, failures, due_at });
      await learn({ waits_for: 'operator', problem, failures, due_at });
    }
  };

/** False when there is more to fetch. */
async function fetchAll(
  workshop: Workshop,
  operator: Operator,
  mailbox: Mailbox,
  key: Parameters<Operator['mssante']['fetch']>[1],
): Promise<boolean> {
  let after =
    mailbox.last_uid === null || mailbox.uid_validity === null
      ? null
      : { uid: mailbox.last_uid, uidValidity: mailbox.uid_validity };
  for (let batch = 0; batch < mostBatches; batch++) {
    const incoming = await operator.mssante.fetch(mailbox.address, key, after, most);
    for (const one of incoming) {
      await workshop.platform.database.within({ organisationId: mailbox.organisation_id, accountId: nobody }, (tx) =>
        keepMessage(tx, workshop, mailbox, one),
      );
      after = { uid: one.uid, uidValidity: one.uidValidity };
    }
    if (incoming.length < most) return true;
  }
  return false;
}

/**
 * In one transaction: its bytes, its row, how far the mailbox was read, and the task that will read it. Killed before, it is
 * fetched again; killed after, it is known (known-by.ts) even if the server numbers its messages anew.
 */
export async function keepMessage(tx: Tx, workshop: Workshop, mailbox: Mailbox, incoming: Incoming): Promise<boolean> {
  const { organisation_id: organisationId } = mailbox;
  await lockMailbox(tx, mailbox.id);
  const at = workshop.platform.now();
  const known = knownBy(incoming);
  const kept = !(await isKeptHere(tx, mailbox, known)) && (await keep(tx, workshop, mailbox, incoming, { known, at }));
  await saveFetch(tx, mailbox, { last_uid: incoming.uid, uid_validity: incoming.uidValidity });
  if (kept) await tx.enqueue(readsWaiting, { organisationId, mailboxId: mailbox.id }, { key: `read:${mailbox.id}` });
  return kept;
}

async function keep(
  tx: Tx,
  workshop: Workshop,
  mailbox: Mailbox,
  incoming: Incoming,
  { known, at }: { known: string; at: Date },
): Promise<boolean> {
  const { organisation_id: organisationId } = mailbox;
  const sha256 = await workshop.contents.keep(tx, organisationId, incoming.bytes, at);
  return addMessage(tx, {
    organisation_id: organisationId,
    id: workshop.platform.newId(),
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
  });
}
