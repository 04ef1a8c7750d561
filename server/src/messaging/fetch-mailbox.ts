import type { Incoming } from '@liane/connector-mssante';
import type { Task, Tx } from '../platform/index.ts';
import { retryAt } from './attempts.ts';
import { keysOf, type Keys } from './key-of.ts';
import { keepMessages } from './keep-messages.ts';
import { mailboxById, saveFetch, type Mailbox } from './mailboxes.ts';
import type { Operator } from './operator.ts';
import { isSignInRefused, isWithheld, problemOf } from './problem-of.ts';
import { nobody } from './tables.ts';
import { isTry, passWithheld } from './withheld.ts';
import type { Workshop } from './workshop.ts';

export const fetchesMailbox = 'messaging:fetch-mailbox';

interface Payload extends Record<string, string> {
  organisationId: string;
  mailboxId: string;
}

/** Messages held in memory at once; together they weigh no more than the largest may (connectors/mssante). */
const most = 32;
/** A holder whose session lives is refused once or twice by an operator that is slow to know; then the mailbox is not theirs, and people are told. */
const mostTokens = 3;
/** Then other mailboxes have their turn. */
const mostPages = 10;

/** Fetches what arrived since the last time, a page at once on one connection; each is kept before the mailbox says it has gone further. */
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
    const waits = { waits_for: 'holder', problem: null, failures: 0, due_at: null } as const;
    const keys = await keysOf(workshop, mailbox);
    if (!keys) return learn(waits);
    const again = (): Promise<void> =>
      database.within(within, (tx) => tx.enqueue(fetchesMailbox, payload, { key: `fetch:${mailboxId}` }));
    try {
      const all = await fetchAll(workshop, operator, mailbox, keys);
      await learn({
        waits_for: 'nothing',
        problem: null,
        failures: 0,
        due_at: null,
        fetched_at: workshop.platform.now(),
      });
      if (!all) await again();
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      const failures = mailbox.failures + 1;
      const due_at = retryAt(workshop.platform.now(), failures);
      if (isWithheld(error)) {
        const { withheld } = error;
        if (!isTry(mailbox, withheld, workshop.platform.now())) return learn({ waits_for: 'operator', problem });
        if (await passWithheld(workshop, operator, mailbox, keys.key, withheld)) return again();
      }
      if (keys.key.kind === 'token' && isSignInRefused(error)) {
        // Asked again, Pro Santé Connect said the refused sessions over: nobody is signed in any more.
        if (!(await keysOf(workshop, mailbox))) return learn(waits);
        if (failures < mostTokens) return learn({ ...waits, failures, due_at });
      }
      await learn({ waits_for: 'operator', problem, failures, due_at });
    }
  };

/** False when there may be more to fetch. */
async function fetchAll(workshop: Workshop, { mssante }: Operator, mailbox: Mailbox, keys: Keys): Promise<boolean> {
  const { address, last_uid: uid, uid_validity: uidValidity } = mailbox;
  const after = uid === null || uidValidity === null ? null : { uid, uidValidity };
  let pages = 0;
  return keys.open((key) =>
    mssante.fetchAll(address, key, after, most, async (page) => {
      await keepPage(workshop, mailbox, page);
      return ++pages < mostPages;
    }),
  );
}

/**
 * The messages, and how far the mailbox was read. Killed before its end, they are fetched again; killed after, they are known (known-by.ts)
 * even if the server numbers its messages anew.
 */
async function keepAndGoOn(tx: Tx, workshop: Workshop, mailbox: Mailbox, page: readonly Incoming[]): Promise<void> {
  const last = page.at(-1);
  if (!last) return;
  await keepMessages(tx, workshop, mailbox, page);
  await saveFetch(tx, mailbox, { last_uid: last.uid, uid_validity: last.uidValidity });
}

/** In one transaction; when it refuses one of them, those before it are kept all the same. */
async function keepPage(workshop: Workshop, mailbox: Mailbox, page: readonly Incoming[]): Promise<void> {
  const { database } = workshop.platform;
  const keepTogether = (some: readonly Incoming[]): Promise<void> =>
    database.within({ organisationId: mailbox.organisation_id, accountId: nobody }, (tx) =>
      keepAndGoOn(tx, workshop, mailbox, some),
    );
  try {
    await keepTogether(page);
  } catch (failure) {
    if (page.length === 1) throw failure;
    for (const one of page) await keepTogether([one]);
  }
}
