import { oidOfUuid } from '@liane/vocabulary';
import type { Teller, Tx } from '../platform/index.ts';
import { addEvent } from './events.ts';
import { addressToFind, willBeLookedFor } from './find-address.ts';
import { messageIdOf } from './identifiers.ts';
import { readKnown } from './known.ts';
import type { Post } from './needs.ts';
import { whatHolds } from './rules/index.ts';
import type { Channel, Sending, SendingKind, Visibility } from './sending.ts';
import { settle } from './settle.ts';
import { addSending } from './store.ts';
import { carries } from './tasks.ts';

/** What is to leave, to whom, because of what. */
export interface Intent {
  establishmentId: string;
  personId: string;
  finess: string;
  channel: Channel;
  kind: SendingKind;
  cause: string;
  causeId: string;
  documentId: string | null;
  what: string;
  recipient: { key: string; name: string; address: string | null };
  series: string;
  followsId: string | null;
  visibility: Visibility;
  /** Not before this instant, whatever the delay of recall. */
  notBefore?: Date;
  /** The author asked that it does not leave this time. */
  skipped?: boolean;
  /** In whose name, when it is not the one who tells. */
  inNameOf?: Pick<Sending, 'byAccount' | 'byName' | 'author'>;
}

/**
 * Writes one sending in the transaction of the fact that causes it, with the identifiers of all its attempts, and wakes the
 * worker with this transaction or not at all (SC.DMP.01.MS1). A rule that holds it says so at once.
 */
export async function planSending(tx: Tx, teller: Teller, post: Post, intent: Intent): Promise<void> {
  const id = post.newId();
  const recallUntil = new Date(teller.at.getTime() + post.recallSeconds * 1000);
  const dueAt = intent.notBefore && intent.notBefore > recallUntil ? intent.notBefore : recallUntil;
  const { byAccount, byName, author } = intent.inNameOf ?? (await nameOf(tx, teller, post));
  const sending: Sending = {
    id,
    establishmentId: intent.establishmentId,
    personId: intent.personId,
    channel: intent.channel,
    kind: intent.kind,
    cause: intent.cause,
    causeId: intent.causeId,
    documentId: intent.documentId,
    what: intent.what,
    recipientKey: intent.recipient.key,
    recipientName: intent.recipient.name,
    recipientAddress: intent.recipient.address,
    foundAddress: null,
    series: intent.series,
    followsId: intent.followsId,
    lotUniqueId: oidOfUuid(id),
    messageId: messageIdOf(id, post.mailboxOf(intent.finess)),
    documentUniqueId: null,
    ins: null,
    visibility: intent.visibility,
    plannedAt: teller.at,
    dueAt,
    byAccount,
    byName,
    author,
    state: 'waiting',
    because: null,
    said: null,
    todo: null,
    attempts: 0,
    attemptingSince: null,
    perhapsThere: false,
    nextAt: dueAt,
    settledAt: null,
    insQualified: null,
    ...(intent.skipped ? skipped(teller) : {}),
  };
  if (!(await addSending(tx, teller.organisationId, sending))) return;
  await addEvent(tx, teller.organisationId, { ...sending, sendingId: id, at: teller.at, by: teller.who });
  tx.announce('exchanges', `person:${intent.personId}`);
  if (sending.state !== 'waiting') return;
  const hold = whatHolds(await readKnown(tx, teller.organisationId, sending, post));
  if (hold)
    await settle(
      tx,
      { organisationId: teller.organisationId, at: teller.at },
      sending,
      (await willBeLookedFor(tx, teller.organisationId, post, sending, hold))
        ? { state: 'waiting', because: addressToFind }
        : { state: 'held', because: hold.code, said: hold.said, todo: hold.todo },
    );
  await tx.enqueue(
    carries,
    { organisationId: teller.organisationId, accountId: byAccount, sendingId: id },
    { runAt: dueAt, key: `sending:${id}` },
  );
}

const skipped = ({ at, who }: Teller): Partial<Sending> => ({
  state: 'abandoned',
  because: 'skipped',
  said: `${who} a demandé de ne pas l’envoyer cette fois.`,
  nextAt: null,
  settledAt: at,
});

const nameOf = async (tx: Tx, teller: Teller, { needs }: Post): Promise<NonNullable<Intent['inNameOf']>> => ({
  byAccount: teller.accountId,
  byName: teller.who,
  author: (await needs.professional(tx, teller)) ?? namedBy(teller.who),
});

/** The last word of the display name is taken as the family name. */
function namedBy(who: string): Sending['author'] {
  const words = who.split(' ');
  return { familyName: words.at(-1) ?? who, givenName: words.slice(0, -1).join(' '), rpps: null, professionCode: null };
}
