import type { Incoming } from '@liane/connector-mssante';
import type { Task, Tx } from '../platform/index.ts';
import { mailboxesThatAsk, takeDue } from './ask-again.ts';
import { keepMessages } from './keep-messages.ts';
import { keysOf } from './key-of.ts';
import { mailboxById, topicOf, type Mailbox } from './mailboxes.ts';
import { addReading, saveMessage, type Message } from './messages.ts';
import { isWithheld, problemOf } from './problem-of.ts';
import { nobody } from './tables.ts';
import { receptionAct, type Workshop } from './workshop.ts';

export const fetchesWithheld = 'messaging:fetch-withheld';

/** Asked at once of an operator. */
const most = 20;

/** Asks again for the messages that an operator did not give, when their turn has come: each one that comes is read. */
export const fetchWithheld =
  (workshop: Workshop): Task =>
  async ({ organisationId = '', mailboxId = '' }) => {
    const { operator, platform } = workshop;
    if (!operator) return;
    const within = { organisationId, accountId: nobody };
    const [mailbox, asks] = await platform.database.within(within, async (tx) => {
      const found = await mailboxById(tx, organisationId, mailboxId);
      return [found, (await mailboxesThatAsk(tx, organisationId, platform.now())).has(mailboxId)] as const;
    });
    const keys = asks && mailbox.closed_at === null ? await keysOf(workshop, mailbox) : null;
    if (!keys) return;
    const due = await platform.database.within(within, (tx) => takeDue(tx, mailbox, platform.now(), most));
    for (const aside of due) {
      const { uid, uid_validity: uidValidity } = aside;
      let came: Incoming | undefined;
      try {
        await keys.open((key) =>
          operator.mssante.fetchAll(mailbox.address, key, { uid: uid - 1, uidValidity }, 1, ([first]) => {
            came = first;
            return Promise.resolve(false);
          }),
        );
      } catch (error) {
        if (isWithheld(error)) continue;
        // The operator fails: the turn of each minute says so.
        if (problemOf(error)) return;
        throw error;
      }
      const incoming = came;
      await platform.database.within(within, (tx) =>
        incoming?.uid === uid && incoming.uidValidity === uidValidity
          ? keepAtLast(tx, workshop, mailbox, aside, incoming)
          : // The mailbox shows it no more.
            saveMessage(tx, aside, { withheld_due_at: null }),
      );
    }
  };

/**
 * It came at last, and is a message of its own: who read what stood for it has not read it. Nothing more when another mailbox brought it
 * meanwhile, or its sender sent it again.
 */
async function keepAtLast(
  tx: Tx,
  workshop: Workshop,
  mailbox: Mailbox,
  aside: Message,
  incoming: Incoming,
): Promise<void> {
  await keepMessages(tx, workshop, mailbox, [incoming]);
  await saveMessage(tx, aside, {
    withheld: 'came',
    withheld_due_at: null,
    aside_reason: 'Ce message est arrivé depuis : lisez-le parmi les messages reçus.',
  });
  const { who, at } = receptionAct(mailbox, workshop.platform.now());
  await addReading(tx, {
    organisation_id: aside.organisation_id,
    message_id: aside.id,
    account_id: nobody,
    who,
    at,
  });
  tx.announce(topicOf(mailbox.establishment_id), 'inbox');
}
