import type { Task } from '../platform/index.ts';
import { keysOf, type Keys } from './key-of.ts';
import { mailboxById, type Mailbox } from './mailboxes.ts';
import type { Operator } from './operator.ts';
import { nobody } from './tables.ts';
import type { Workshop } from './workshop.ts';

/** A mailbox from which something leaves, and what opens it. */
export interface Outbox {
  operator: Operator;
  mailbox: Mailbox;
  keys: Keys;
  within: { organisationId: string; accountId: string };
}

/** Sends one thing after the other from a mailbox until nothing is left, which `sendNext` tells by false; without a key, all of it waits. */
export const sendFrom =
  (workshop: Workshop, sendNext: (outbox: Outbox) => Promise<boolean>): Task =>
  async ({ organisationId = '', mailboxId = '' }) => {
    const { operator, platform } = workshop;
    if (!operator) return;
    const within = { organisationId, accountId: nobody };
    const mailbox = await platform.database.within(within, (tx) => mailboxById(tx, organisationId, mailboxId));
    const keys = await keysOf(workshop, mailbox);
    if (!keys) return;
    let more = true;
    while (more) more = await sendNext({ operator, mailbox, keys, within });
  };
