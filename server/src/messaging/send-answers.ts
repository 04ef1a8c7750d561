import type { Key } from '@liane/connector-mssante';
import type { Task, Tx } from '../platform/index.ts';
import { isFinal, leaseFrom, logOurs, mostAttempts, retryAt } from './attempts.ts';
import { mailboxPeopleRead, topicOf, type Mailbox } from './mailboxes.ts';
import { messageById, saveAnswer, type Answer, type Message } from './messages.ts';
import type { Operator } from './operator.ts';
import { labelOf } from './reception-codes.ts';
import { sendFrom, type Outbox } from './send-from.ts';
import { tables } from './tables.ts';
import type { Workshop } from './workshop.ts';

export const sendsAnswers = 'messaging:answer';

/** Returns the notices that are owed: by MDN when one was asked, by an ordinary mail otherwise (digest 9). One in memory at a time. */
export const sendAnswers = (workshop: Workshop): Task =>
  sendFrom(workshop, async (outbox) => {
    const { database, now } = workshop.platform;
    const { mailbox, within } = outbox;
    const { organisationId } = within;
    const answer = await database.within(within, (tx) => claim(tx, mailbox, now()));
    if (!answer) return false;
    const { message, bytes, replyTo } = await database.within(within, async (tx) => {
      const found = await messageById(tx, organisationId, answer.message_id);
      return {
        message: found,
        bytes: await workshop.contents.fetch(tx, organisationId, found.sha256),
        replyTo: mailbox.kind === 'APP' ? await mailboxPeopleRead(tx, organisationId, mailbox.establishment_id) : null,
      };
    });
    const change = await sendOne(workshop, outbox, { answer, message, replyTo, bytes: Buffer.from(bytes ?? []) });
    await database.within(within, async (tx) => {
      await saveAnswer(tx, answer, { ...change, at: now() });
      tx.announce(topicOf(mailbox.establishment_id));
    });
    return true;
  });

/** The first answer whose turn has come, taken by this worker alone for a while; the attempt counts from here. */
const claim = (tx: Tx, mailbox: Mailbox, now: Date): Promise<Answer | undefined> =>
  tables(tx)
    .updateTable('message_answers')
    .set(({ eb }) => ({ due_at: leaseFrom(now), attempts: eb('attempts', '+', 1) }))
    .where('organisation_id', '=', mailbox.organisation_id)
    .where('message_id', '=', (query) =>
      query
        .selectFrom('messages as m')
        .innerJoin('message_answers as a', (on) =>
          on.onRef('a.organisation_id', '=', 'm.organisation_id').onRef('a.message_id', '=', 'm.id'),
        )
        .select('m.id')
        .where('m.organisation_id', '=', mailbox.organisation_id)
        .where('m.mailbox_id', '=', mailbox.id)
        .where('a.state', '=', 'waiting')
        .where('a.due_at', '<=', now)
        .orderBy('a.due_at')
        .orderBy('m.id')
        .limit(1)
        .forUpdate('a')
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();

interface Owed {
  answer: Answer;
  message: Message;
  bytes: Buffer;
  /** Where people read, when the mailbox that answers is read by the software. */
  replyTo: string | null;
}

async function sendOne(
  { platform }: Workshop,
  { operator, mailbox, keys }: Outbox,
  owed: Owed,
): Promise<Partial<Answer>> {
  try {
    await keys.open((key) => (owed.answer.by_mail ? byMail : byNotice)(operator, mailbox, owed, key));
    return { state: 'sent' };
  } catch (error) {
    const { attempts, message_id: message } = owed.answer;
    logOurs(platform.log, error, { message });
    return isFinal(error) || attempts >= mostAttempts
      ? { state: 'failed' }
      : { due_at: retryAt(platform.now(), attempts) };
  }
}

async function byNotice(
  { mssante, read }: Operator,
  mailbox: Mailbox,
  { answer, message, bytes }: Owed,
  key: Key,
): Promise<void> {
  const to = message.read_notice_to ?? message.from_address;
  const from = { address: mailbox.address, displayName: mailbox.display_name };
  await mssante.acknowledge(to, await read(bytes), from, answer.outcome, answer.said, key);
}

/** Digest 9.2: the flag and the code in the subject, the code and its label in the text, the message as it came. */
async function byMail(
  { mssante, read }: Operator,
  mailbox: Mailbox,
  { answer, message, bytes, replyTo }: Owed,
  key: Key,
): Promise<void> {
  const original = await read(bytes);
  await mssante.send(
    {
      from: { address: mailbox.address, displayName: mailbox.display_name },
      to: [message.from_address],
      ...(replyTo === null ? {} : { replyTo }),
      subject: `[KO Intégration système !][${answer.code}] ${original.subject}`,
      text: `Votre message n’a pas pu être intégré.\n\n${answer.code} : ${labelOf(answer.code)}\n`,
      // The same at each attempt: a notice that left twice is one.
      messageId: `<reponse-${message.id}@${mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1)}>`,
      ...(message.message_id === null ? {} : { inReplyTo: message.message_id, references: [message.message_id] }),
      attachments: [{ fileName: 'message_original.eml', contentType: 'message/rfc822', bytes }],
      // What tells, at a second attempt, that the first one left.
      askDeliveryNotice: true,
      askReadNotice: false,
      mayHaveLeft: answer.attempts > 1,
    },
    key,
  );
}
