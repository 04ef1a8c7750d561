import type { Act, Tx } from '../platform/index.ts';
import { addAnswer, answerTo, type Message } from './messages.ts';
import { labelOf } from './reception-codes.ts';
import { NoNoticeAsked } from './refusals.ts';
import { sendsAnswers } from './send-answers.ts';

/** Somebody filed everything: the notice asked leaves, when none left before. */
export async function oweProcessed(tx: Tx, act: Act, message: Message): Promise<void> {
  if (message.read_notice_to && (await owe(tx, act, message, 'processed'))) await wake(tx, message);
}

/** Somebody gives back the notice of reading that was asked. Throws NoNoticeAsked. */
export async function oweDisplayed(tx: Tx, act: Act, message: Message): Promise<void> {
  if (!message.read_notice_to || (await answerTo(tx, act.organisationId, message.id))) throw new NoNoticeAsked();
  await owe(tx, act, message, 'displayed');
  await wake(tx, message);
}

const owe = (tx: Tx, act: Act, message: Message, outcome: 'processed' | 'displayed'): Promise<boolean> =>
  addAnswer(tx, {
    organisation_id: message.organisation_id,
    message_id: message.id,
    outcome,
    by_mail: false,
    code: 0,
    said: outcome === 'processed' ? labelOf(0) : 'Lu',
    state: 'waiting',
    at: act.at,
    due_at: act.at,
  });

const wake = (tx: Tx, { organisation_id: organisationId, mailbox_id: mailboxId }: Message): Promise<void> =>
  tx.enqueue(sendsAnswers, { organisationId, mailboxId }, { key: `answers:${mailboxId}` });
