import { organisations } from '../access/index.ts';
import { establishments } from '../directory/index.ts';
import type { Task, Tx } from '../platform/index.ts';
import { mailboxesThatAsk } from './ask-again.ts';
import { fetchesMailbox } from './fetch-mailbox.ts';
import { fetchesWithheld } from './fetch-withheld.ts';
import { addMailbox, mailboxesOf, type Mailbox } from './mailboxes.ts';
import type { Operator } from './operator.ts';
import { readsWaiting } from './read-waiting.ts';
import { sendsAnswers } from './send-answers.ts';
import { sendsLetters } from './send-letters.ts';
import { nobody } from './tables.ts';
import type { Workshop } from './workshop.ts';

export const ticks = 'messaging:tick';

/**
 * Each minute: the applicative mailboxes that configuration names exist, every open mailbox has its turn, later after failures,
 * what an operator did not give is asked for again, and those of the software are listened to day and night. A turn not yet taken is not given twice.
 */
export const tick =
  (workshop: Workshop): Task =>
  async () => {
    const { platform, operator } = workshop;
    if (!operator) return;
    const all = await platform.database.outside((tx) => organisations(tx));
    for (const { id: organisationId } of all) {
      const mailboxes = await platform.database.within({ organisationId, accountId: nobody }, async (tx) => {
        await addApplicative(tx, organisationId, operator, () => platform.newId());
        const open = await mailboxesOf(tx, organisationId);
        const asks = await mailboxesThatAsk(tx, organisationId, platform.now());
        for (const mailbox of open) await giveTurn(tx, mailbox, platform.now(), asks.has(mailbox.id));
        return open;
      });
      workshop.listening.only(
        organisationId,
        mailboxes.map(({ id }) => id),
      );
      for (const mailbox of mailboxes)
        if (mailbox.kind === 'APP' && isDue(mailbox, platform.now())) listen(workshop, operator, mailbox);
    }
  };

async function addApplicative(tx: Tx, organisationId: string, operator: Operator, newId: () => string): Promise<void> {
  for (const place of await establishments(tx)) {
    const address = operator.applicativeMailboxes[place.finess];
    if (address)
      await addMailbox(tx, organisationId, {
        id: newId(),
        establishment_id: place.id,
        unit_id: null,
        kind: 'APP',
        address,
        display_name: place.name,
      });
  }
}

const isDue = ({ due_at: due }: Mailbox, now: Date): boolean => due === null || due <= now;

async function giveTurn(tx: Tx, mailbox: Mailbox, now: Date, asks: boolean): Promise<void> {
  const { id: mailboxId, organisation_id: organisationId } = mailbox;
  const payload = { organisationId, mailboxId };
  if (isDue(mailbox, now)) {
    await tx.enqueue(fetchesMailbox, payload, { key: `fetch:${mailboxId}` });
    if (asks) await tx.enqueue(fetchesWithheld, payload, { key: `withheld:${mailboxId}` });
  }
  await tx.enqueue(readsWaiting, payload, { key: `read:${mailboxId}` });
  await tx.enqueue(sendsLetters, payload, { key: `letters:${mailboxId}` });
  await tx.enqueue(sendsAnswers, payload, { key: `answers:${mailboxId}` });
}

function listen({ listening, platform: { database, log } }: Workshop, operator: Operator, mailbox: Mailbox): void {
  const { id: mailboxId, organisation_id: organisationId } = mailbox;
  listening.to(operator, mailbox, { kind: 'certificate' }, () => {
    database
      .within({ organisationId, accountId: nobody }, (tx) =>
        tx.enqueue(fetchesMailbox, { organisationId, mailboxId }, { key: `fetch:${mailboxId}` }),
      )
      .catch(() => log.warn({ mailbox: mailboxId }, 'what was heard waits for the next turn'));
  });
}
