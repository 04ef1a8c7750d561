import type { Act, Tx } from '../platform/index.ts';
import { saveLetter, type Letter } from './letters.ts';
import type { Mailbox } from './mailboxes.ts';
import { mayLeaveAgain } from './present-letter.ts';
import { LetterCannotBeRetried, NotAHolder, UnknownMailbox } from './refusals.ts';
import { sendsLetters } from './send-letters.ts';
import { mayWriteFrom } from './write-letter.ts';

/** Sends again, under the same Message-ID, a letter that failed before any operator took it. Throws NotAHolder, LetterCannotBeRetried. */
export async function retryLetter(tx: Tx, act: Act, mailbox: Mailbox, letter: Letter, now: Date): Promise<Letter> {
  if (mailbox.closed_at) throw new UnknownMailbox();
  if (!(await mayWriteFrom(tx, act, mailbox))) throw new NotAHolder();
  if (!mayLeaveAgain(letter)) throw new LetterCannotBeRetried();
  // One attempt behind it: an earlier one may have left without a word.
  const again = { state: 'waiting' as const, said: '', attempts: 1, due_at: now };
  await saveLetter(tx, letter, again);
  const payload = { organisationId: act.organisationId, mailboxId: mailbox.id };
  await tx.enqueue(sendsLetters, payload, { key: `letters:${mailbox.id}` });
  return { ...letter, ...again };
}
