import type { Act, Tx } from '../platform/index.ts';
import { refusalOf } from './heed-refusals.ts';
import { saveLetter, type Letter } from './letters.ts';
import type { Mailbox } from './mailboxes.ts';
import { mayLeaveAgain } from './present-letter.ts';
import { LetterCannotBeRetried, NotAHolder, UnknownMailbox } from './refusals.ts';
import { sendsLetters } from './send-letters.ts';
import type { Workshop } from './workshop.ts';
import { mayWriteFrom } from './write-letter.ts';

/** Sends again, under the same Message-ID, a letter that failed before any operator took it. Throws NotAHolder, LetterCannotBeRetried, PersonRefused. */
export async function retryLetter(
  tx: Tx,
  act: Act,
  mailbox: Mailbox,
  letter: Letter,
  { operator, platform, needs }: Workshop,
): Promise<Letter> {
  if (!operator || mailbox.closed_at) throw new UnknownMailbox();
  if (!(await mayWriteFrom(tx, act, mailbox))) throw new NotAHolder();
  if (!mayLeaveAgain(letter)) throw new LetterCannotBeRetried();
  const refusal = await refusalOf(tx, letter, { needs, operator });
  if (refusal) throw refusal;
  // One attempt behind it: an earlier one may have left without a word.
  const again = { state: 'waiting' as const, said: '', attempts: 1, due_at: platform.now() };
  await saveLetter(tx, letter, again);
  const payload = { organisationId: act.organisationId, mailboxId: mailbox.id };
  await tx.enqueue(sendsLetters, payload, { key: `letters:${mailbox.id}` });
  return { ...letter, ...again };
}
