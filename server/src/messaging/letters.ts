import type { Selectable } from 'kysely';
import type { Act, Tx } from '../platform/index.ts';
import { leaseFrom } from './attempts.ts';
import { topicOf } from './mailboxes.ts';
import type { Notice } from './needs.ts';
import { UnknownLetter } from './refusals.ts';
import { held, tables, type LetterTable } from './tables.ts';

export type Letter = Selectable<LetterTable>;

export async function addLetter(tx: Tx, letter: Omit<Letter, 'said' | 'attempts'>): Promise<void> {
  await tables(tx).insertInto('letters').values(letter).execute();
}

/** The letters of an establishment that this account may read: those of teams, and their own; the last first. */
export async function lettersOf(tx: Tx, act: Act, mailboxIds: readonly string[]): Promise<Letter[]> {
  if (mailboxIds.length === 0) return [];
  return tables(tx)
    .selectFrom('letters')
    .selectAll()
    .where('organisation_id', '=', act.organisationId)
    .where('establishment_id', '=', act.establishmentId)
    .where('mailbox_id', 'in', [...mailboxIds])
    .orderBy('written_at', 'desc')
    .limit(200)
    .execute();
}

/**
 * The first letter whose turn has come, taken by this worker alone for a while: one that dies on it gives it back. One at a time, so that
 * none waits behind others longer than it is held; the attempt counts from here.
 */
export async function claimLetter(
  tx: Tx,
  organisationId: string,
  mailboxId: string,
  now: Date,
): Promise<Letter | undefined> {
  return tables(tx)
    .updateTable('letters')
    .set(({ eb }) => ({ due_at: leaseFrom(now), attempts: eb('attempts', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', (query) =>
      query
        .selectFrom('letters')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .where('mailbox_id', '=', mailboxId)
        .where('state', '=', 'waiting')
        .where('due_at', '<=', now)
        .orderBy('written_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
}

/** Locked until the end of the transaction: two clicks try again once. Throws UnknownLetter. */
export async function lockLetter(tx: Tx, organisationId: string, id: string): Promise<Letter> {
  const found = await tables(tx)
    .selectFrom('letters')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new UnknownLetter();
  return found;
}

export async function saveLetter(tx: Tx, letter: Letter, change: Partial<Letter>): Promise<void> {
  await tables(tx)
    .updateTable('letters')
    .set(change)
    .where('organisation_id', '=', letter.organisation_id)
    .where('id', '=', letter.id)
    .execute();
  tx.announce(topicOf(letter.establishment_id));
}

/**
 * What an attempt learnt of a letter. A notice that came before the operator answered said more of it: then nothing is kept but when it was
 * taken.
 */
export async function saveAttempt(tx: Tx, letter: Letter, learnt: Partial<Letter>): Promise<void> {
  const now = await lockLetter(tx, letter.organisation_id, letter.id);
  if (now.state === 'waiting') await saveLetter(tx, letter, learnt);
  else if (learnt.taken_at) await saveLetter(tx, letter, { taken_at: learnt.taken_at });
}

/** How far a letter is known to have gone: news never takes it back, except that it failed. */
const reached = { waiting: 0, sent: 1, delivered: 2, displayed: 3, failed: 4 } as const;

const becomes: Partial<Record<Notice['outcome'], Letter['state']>> = {
  delivered: 'delivered',
  relayed: 'sent',
  displayed: 'displayed',
  processed: 'displayed',
  failed: 'failed',
  error: 'failed',
};

/** True when the notice is about a letter written here. */
export async function letterAnswered(tx: Tx, notice: Notice): Promise<boolean> {
  const letter = await tables(tx)
    .selectFrom('letters')
    .selectAll()
    .where('organisation_id', '=', notice.organisationId)
    .where('message_id', '=', bracketed(notice.messageId))
    .forUpdate()
    .executeTakeFirst();
  if (!letter) return false;
  const state = becomes[notice.outcome];
  // Of several, a notice may speak of one, and the attempt that goes on of the others.
  const isAlone = letter.state !== 'waiting' || letter.recipients.length === 1 || state === 'failed';
  if (state && !isAlone) await saveLetter(tx, letter, { taken_at: letter.taken_at ?? notice.at });
  else if (state && reached[state] > reached[letter.state])
    await saveLetter(tx, letter, {
      state,
      said: state === 'failed' ? held(notice.said, 300) : '',
      taken_at: letter.taken_at ?? notice.at,
    });
  return true;
}

/** Some softwares quote a Message-ID without its angle brackets. */
const bracketed = (messageId: string): string => `<${messageId.trim().replace(/^<|>$/g, '')}>`;
