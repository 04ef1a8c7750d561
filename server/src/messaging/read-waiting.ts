import type { Task } from '../platform/index.ts';
import { mailboxById, topicOf, type Mailbox } from './mailboxes.ts';
import { saveMessage, takeWaiting, type Message } from './messages.ts';
import { receive } from './reception/index.ts';
import { sendsAnswers } from './send-answers.ts';
import { nobody } from './tables.ts';
import type { Workshop } from './workshop.ts';

export const readsWaiting = 'messaging:read';

/** Three times the whole process died on it, or the database refused what it says: people read it as it came. */
const mostAttempts = 3;
/** Messages taken together, then read one by one. */
const mostTaken = 32;
/** Then other mailboxes have their turn. */
const mostAtOnce = 320;

/** Reads what was kept, one message at a time in memory, the oldest first; a message that cannot be read stops no other. */
export const readWaiting =
  (workshop: Workshop): Task =>
  async (payload) => {
    const { organisationId = '', mailboxId = '' } = payload;
    const { database } = workshop.platform;
    const within = { organisationId, accountId: nobody };
    for (let read = 0; read < mostAtOnce;) {
      const begun = await database.within(within, async (tx) => ({
        mailbox: await mailboxById(tx, organisationId, mailboxId),
        messages: await takeWaiting(tx, organisationId, mailboxId, mostTaken),
      }));
      if (begun.messages.length === 0) return;
      for (const message of begun.messages) await readOne(workshop, begun.mailbox, message);
      read += begun.messages.length;
    }
    await database.within(within, (tx) => tx.enqueue(readsWaiting, payload, { key: `read:${mailboxId}` }));
  };

async function readOne(workshop: Workshop, mailbox: Mailbox, begun: Message): Promise<void> {
  const { database, log } = workshop.platform;
  const { organisation_id: organisationId, mailbox_id: mailboxId } = begun;
  const within = { organisationId, accountId: nobody };
  if (begun.attempts < mostAttempts) {
    try {
      await database.within(within, async (tx) => {
        const owed = await receive(tx, workshop, mailbox, begun.id);
        if (owed) await tx.enqueue(sendsAnswers, { organisationId, mailboxId }, { key: `answers:${mailboxId}` });
      });
      return;
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown', message: begun.id }, 'message not read');
      if (begun.attempts + 1 < mostAttempts) return;
    }
  }
  await database.within(within, async (tx) => {
    await saveMessage(tx, begun, {
      state: 'aside',
      aside_code: 906,
      aside_reason: 'Ce message n’a pas pu être lu ; il est gardé tel qu’il est arrivé.',
    });
    tx.announce(topicOf(begun.establishment_id));
  });
}
