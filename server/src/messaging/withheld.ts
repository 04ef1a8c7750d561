import type { Incoming, Key, Withheld } from '@liane/connector-mssante';
import type { Tx } from '../platform/index.ts';
import { knownBy } from './known-by.ts';
import { saveFetch, topicOf, type Mailbox } from './mailboxes.ts';
import { addMessages, keptHere, saveMessage, type Message } from './messages.ts';
import { domainOf, type Operator } from './operator.ts';
import { subjectShown } from './subject.ts';
import { held, nobody, tables } from './tables.ts';
import type { Workshop } from './workshop.ts';

/** Then the message is kept aside by its envelope, and those behind it come. */
const mostTries = 3;

const reason =
  'L’opérateur MSSanté montre ce message et n’en donne pas le contenu. « Relever maintenant » le lui redemande ; sinon, demandez à l’expéditeur de l’envoyer de nouveau.';

/** In place of what its sender wrote: nothing of it is known. */
const nameOf = ({ uid, uidValidity }: Withheld): string => `withheld ${uidValidity}:${uid}`;

/** Counts this attempt. True when the message was kept aside, and the mailbox may go on. */
export async function passWithheld(
  workshop: Workshop,
  operator: Operator,
  mailbox: Mailbox,
  key: Key,
  withheld: Withheld,
): Promise<boolean> {
  const tries = mailbox.withheld_uid === withheld.uid ? mailbox.withheld_tries + 1 : 1;
  const passed = tries >= mostTries && (await comesBehind(operator, mailbox, key, withheld));
  await workshop.platform.database.within({ organisationId: mailbox.organisation_id, accountId: nobody }, (tx) =>
    passed
      ? keepAside(tx, workshop, mailbox, withheld)
      : saveFetch(tx, mailbox, { withheld_uid: withheld.uid, withheld_tries: tries }),
  );
  return passed;
}

/** False when the operator refuses what follows too: the mailbox is at fault, and no message of it. */
async function comesBehind(operator: Operator, mailbox: Mailbox, key: Key, withheld: Withheld): Promise<boolean> {
  const enough = (): Promise<boolean> => Promise.resolve(false);
  try {
    await operator.mssante.fetchAll(mailbox.address, key, withheld, 1, enough);
    return true;
  } catch {
    return false;
  }
}

/** What is known of it, in place of the message, and the mailbox goes on after it. */
async function keepAside(tx: Tx, workshop: Workshop, mailbox: Mailbox, withheld: Withheld): Promise<void> {
  const at = workshop.platform.now();
  const nothing = new Uint8Array();
  const { uid, uidValidity, from, messageId, subject, receivedAt } = withheld;
  await addMessages(tx, [
    {
      organisation_id: mailbox.organisation_id,
      id: workshop.platform.newId(),
      mailbox_id: mailbox.id,
      establishment_id: mailbox.establishment_id,
      uid,
      uid_validity: uidValidity,
      known_by: nameOf(withheld),
      received_at: receivedAt,
      kept_at: at,
      sha256: await workshop.contents.keep(tx, mailbox.organisation_id, nothing, at),
      size: 0,
      state: 'aside',
      kind: null,
      from_address: held(from?.address ?? '', 254).toLowerCase(),
      from_name: held(from?.name ?? '', 200),
      citizen: from !== null && domainOf(from.address) === workshop.operator?.citizenDomain,
      subject: held(subjectShown(subject), 500),
      message_id: messageId === null ? null : held(messageId, 998),
      read_notice_to: null,
      aside_code: 906,
      aside_reason: reason,
      person_id: null,
    },
  ]);
  await saveFetch(tx, mailbox, {
    last_uid: uid,
    uid_validity: uidValidity,
    withheld_uid: null,
    withheld_tries: 0,
    waits_for: 'nothing',
    problem: null,
    failures: 0,
    due_at: null,
  });
  tx.announce(topicOf(mailbox.establishment_id), 'inbox');
}

/** Those of this mailbox that are still aside, the oldest first. */
export const stillAside = (tx: Tx, mailbox: Mailbox, most: number): Promise<Message[]> =>
  tables(tx)
    .selectFrom('messages')
    .selectAll()
    .where('organisation_id', '=', mailbox.organisation_id)
    .where('mailbox_id', '=', mailbox.id)
    .where('state', '=', 'aside')
    .where('known_by', 'like', 'withheld %')
    .orderBy('received_at')
    .orderBy('id')
    .limit(most)
    .execute();

/** It came at last: it is read as any other. False when another mailbox brought it meanwhile: the row that stood for it says so. */
export async function keepAtLast(
  tx: Tx,
  workshop: Workshop,
  mailbox: Mailbox,
  aside: Message,
  incoming: Incoming,
): Promise<boolean> {
  const known = knownBy(incoming);
  if ((await keptHere(tx, mailbox, [known])).has(known)) {
    await saveMessage(tx, aside, {
      known_by: `came ${aside.known_by}`,
      aside_reason: 'Ce message est arrivé autrement.',
    });
    return false;
  }
  const { bytes } = incoming;
  await saveMessage(tx, aside, {
    known_by: known,
    sha256: await workshop.contents.keep(tx, mailbox.organisation_id, bytes, workshop.platform.now()),
    size: bytes.length,
    state: 'kept',
    attempts: 0,
    aside_code: null,
    aside_reason: null,
  });
  return true;
}
