import type { Incoming } from '@liane/connector-mssante';
import type { Task } from '../platform/index.ts';
import { readsWaiting } from './fetch-mailbox.ts';
import { keysOf } from './key-of.ts';
import { lockMailbox, mailboxById } from './mailboxes.ts';
import { isWithheld, problemOf } from './problem-of.ts';
import { nobody } from './tables.ts';
import { keepAtLast, stillAside } from './withheld.ts';
import type { Workshop } from './workshop.ts';

export const fetchesWithheld = 'messaging:fetch-withheld';

/** Asked at once of an operator. */
const most = 20;

/** Somebody asks again for the messages that an operator did not give: each one that comes is read. */
export const fetchWithheld =
  (workshop: Workshop): Task =>
  async ({ organisationId = '', mailboxId = '' }) => {
    const { operator, platform } = workshop;
    if (!operator) return;
    const within = { organisationId, accountId: nobody };
    const [mailbox, aside] = await platform.database.within(within, async (tx) => {
      const found = await mailboxById(tx, organisationId, mailboxId);
      return [found, await stillAside(tx, found, most)] as const;
    });
    const keys = aside.length > 0 && mailbox.closed_at === null ? await keysOf(workshop, mailbox) : null;
    if (!keys) return;
    for (const message of aside) {
      const { uid, uid_validity: uidValidity } = message;
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
      if (incoming?.uid !== uid || incoming.uidValidity !== uidValidity) continue;
      await platform.database.within(within, async (tx) => {
        await lockMailbox(tx, mailboxId);
        if (await keepAtLast(tx, workshop, mailbox, message, incoming))
          await tx.enqueue(readsWaiting, { organisationId, mailboxId }, { key: `read:${mailboxId}` });
      });
    }
  };
