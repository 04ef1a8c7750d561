import type { Outgoing } from '@liane/connector-mssante';
import type { Task } from '../platform/index.ts';
import { isFinal, logOurs, mostAttempts, retryAt, saidOf } from './attempts.ts';
import { refusalOf } from './heed-refusals.ts';
import { claimLetter, saveAttempt, type Letter } from './letters.ts';
import { sendFrom, type Outbox } from './send-from.ts';
import type { Workshop } from './workshop.ts';

export const sendsLetters = 'messaging:send';

/** Sends what was written from a mailbox; without a holder signed in, it waits with its Message-ID and leaves once. */
export const sendLetters = (workshop: Workshop): Task =>
  sendFrom(workshop, async (outbox) => {
    const { database, now } = workshop.platform;
    const { operator, mailbox, within } = outbox;
    const { letter, refusal } = await database.within(within, async (tx) => {
      const claimed = await claimLetter(tx, within.organisationId, mailbox.id, now());
      return { letter: claimed, refusal: claimed && (await refusalOf(tx, claimed, { ...workshop, operator })) };
    });
    if (!letter) return false;
    const change = refusal
      ? { state: 'failed' as const, said: refusal.message }
      : await sendOne(workshop, outbox, letter);
    await database.within(within, (tx) => saveAttempt(tx, letter, change));
    return true;
  });

async function sendOne(
  { platform }: Workshop,
  { operator: { mssante }, mailbox, keys }: Outbox,
  letter: Letter,
): Promise<Partial<Letter>> {
  try {
    const message: Outgoing = {
      from: { address: mailbox.address, displayName: mailbox.display_name },
      to: letter.recipients,
      subject: letter.subject,
      text: letter.body,
      messageId: letter.message_id,
      ...(letter.in_reply_to === null ? {} : { inReplyTo: letter.in_reply_to, references: letter.refs }),
      attachments: [],
      askDeliveryNotice: true,
      askReadNotice: true,
      endOfExchange: letter.end_of_exchange,
      // Killed between the operator's answer and this line's, only the notice of the first attempt tells that it left.
      mayHaveLeft: letter.attempts > 1,
    };
    const { accepted, refused } = await keys.open((key) => mssante.send(message, key));
    if (accepted.length === 0) return { state: 'failed', said: 'Aucun destinataire n’a été accepté.' };
    const said = refused.length === 0 ? '' : `Refusé pour ${refused.map(({ address }) => address).join(', ')}.`;
    return { state: 'sent', said, taken_at: platform.now() };
  } catch (error) {
    logOurs(platform.log, error, { letter: letter.id });
    const said = saidOf(error);
    return isFinal(error) || letter.attempts >= mostAttempts
      ? { state: 'failed', said }
      : { said, due_at: retryAt(platform.now(), letter.attempts) };
  }
}
