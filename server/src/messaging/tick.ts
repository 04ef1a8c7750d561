import { organisations } from '../access/index.ts';
import { establishments } from '../directory/index.ts';
import type { Task } from '../platform/index.ts';
import { fetchesMailbox, readsWaiting } from './fetch-mailbox.ts';
import { addMailbox, mailboxesOf } from './mailboxes.ts';
import { sendsAnswers } from './send-answers.ts';
import { sendsLetters } from './send-letters.ts';
import { nobody } from './tables.ts';
import type { Workshop } from './workshop.ts';

/** Each minute: the applicative mailboxes that configuration names exist, and every open mailbox has its turn. A turn not yet taken is not given twice. */
export const tick =
  ({ platform, operator }: Workshop): Task =>
  async () => {
    if (!operator) return;
    const all = await platform.database.outside((tx) => organisations(tx));
    for (const { id: organisationId } of all)
      await platform.database.within({ organisationId, accountId: nobody }, async (tx) => {
        for (const place of await establishments(tx)) {
          const address = operator.applicativeMailboxes[place.finess];
          if (address)
            await addMailbox(tx, organisationId, {
              id: platform.newId(),
              establishment_id: place.id,
              unit_id: null,
              kind: 'APP',
              address,
              display_name: place.name,
            });
        }
        for (const { id: mailboxId } of await mailboxesOf(tx, organisationId)) {
          const payload = { organisationId, mailboxId };
          await tx.enqueue(fetchesMailbox, payload, { key: `fetch:${mailboxId}` });
          await tx.enqueue(readsWaiting, payload, { key: `read:${mailboxId}` });
          await tx.enqueue(sendsLetters, payload, { key: `letters:${mailboxId}` });
          await tx.enqueue(sendsAnswers, payload, { key: `answers:${mailboxId}` });
        }
      });
  };
