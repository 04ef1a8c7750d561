import type { Key, Withheld } from '@liane/connector-mssante';
import type { Tx } from '../platform/index.ts';
import { askedAgainAt } from './ask-again.ts';
import { saveFetch, topicOf, type Mailbox } from './mailboxes.ts';
import { addMessages } from './messages.ts';
import { domainOf, type Operator } from './operator.ts';
import { subjectShown } from './subject.ts';
import { isWithheld } from './problem-of.ts';
import { held, nobody, tables } from './tables.ts';
import type { Workshop } from './workshop.ts';

/** Then the message is kept aside by its envelope, and those behind it come. */
const mostTries = 3;
/** Messages one after the other that an operator does not give; with more, the mailbox is at fault. */
const mostSideBySide = 50;

const reason =
  'L’opérateur MSSanté montre ce message et n’en donne pas le contenu. Il lui est redemandé de temps en temps ; s’il n’arrive pas, demandez à l’expéditeur de l’envoyer de nouveau.';

/** In place of what its sender wrote: nothing of it is known. */
const nameOf = ({ uid, uidValidity }: Withheld): string => `withheld ${uidValidity}:${uid}`;

/** What is heard or asked for meanwhile is no attempt: an operator that fails for a minute withholds nothing. */
export const isTry = ({ withheld_uid: tried, due_at: due }: Mailbox, { uid }: Withheld, now: Date): boolean =>
  tried !== uid || due === null || due <= now;

/** Counts this attempt. True when the message was kept aside, and the mailbox may go on. */
export async function passWithheld(
  workshop: Workshop,
  operator: Operator,
  mailbox: Mailbox,
  key: Key,
  withheld: Withheld,
): Promise<boolean> {
  const tries = mailbox.withheld_uid === withheld.uid ? mailbox.withheld_tries + 1 : 1;
  const { database } = workshop.platform;
  const within = { organisationId: mailbox.organisation_id, accountId: nobody };
  const last = await database.within(within, (tx) => lastGiven(tx, mailbox, withheld.uidValidity));
  const passed = tries >= mostTries && (await givesOthers(operator, mailbox, key, withheld, last));
  await database.within(within, (tx) =>
    passed
      ? keepAside(tx, workshop, mailbox, withheld)
      : saveFetch(tx, mailbox, { withheld_uid: withheld.uid, withheld_tries: tries }),
  );
  return passed;
}

/**
 * True when what the operator gives shows that this message is at fault, and not the mailbox: one that stands behind it and behind others
 * that are not given either; or, when none is behind, the last that was given, which is given again.
 */
async function givesOthers(
  operator: Operator,
  mailbox: Mailbox,
  key: Key,
  withheld: Withheld,
  last: number | null,
): Promise<boolean> {
  const from = (after: Asked) => firstAfter(operator, mailbox, key, after);
  let behind = await from(withheld);
  for (let passed = 0; typeof behind === 'object' && passed < mostSideBySide; passed++) behind = await from(behind);
  if (behind !== 'none') return behind === 'given';
  return last !== null && (await from({ uid: last - 1, uidValidity: withheld.uidValidity })) === 'given';
}

type Asked = Pick<Withheld, 'uid' | 'uidValidity'>;

/** What comes after one message: another, given or not, or none; `refused` when the operator fails. */
async function firstAfter(
  { mssante }: Operator,
  { address }: Mailbox,
  key: Key,
  after: Asked,
): Promise<'given' | 'none' | 'refused' | Asked> {
  try {
    const none = await mssante.fetchAll(address, key, after, 1, () => Promise.resolve(false));
    return none ? 'none' : 'given';
  } catch (error) {
    return isWithheld(error) ? error.withheld : 'refused';
  }
}

/** The last message of this mailbox that its operator gave. */
async function lastGiven(
  tx: Tx,
  { organisation_id: organisationId, id }: Mailbox,
  uidValidity: string,
): Promise<number | null> {
  const found = await tables(tx)
    .selectFrom('messages')
    .select('uid')
    .where('organisation_id', '=', organisationId)
    .where('mailbox_id', '=', id)
    .where('uid_validity', '=', uidValidity)
    .where('withheld', 'is', null)
    .orderBy('uid', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.uid ?? null;
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
      withheld: 'waiting',
      withheld_due_at: askedAgainAt(at, at),
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
