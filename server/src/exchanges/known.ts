import { documentById, stateOf } from '../documents/index.ts';
import { establishment } from '../directory/index.ts';
import { standingPerson, UnknownPerson } from '../identity/index.ts';
import type { Tx } from '../platform/index.ts';
import { currentStays, staysWhere } from '../stays/index.ts';
import { isFiness } from './find-address.ts';
import type { Post } from './needs.ts';
import { generalPractitioners, practitionerToCome, professionalInCircle, receivingService } from './recipients.ts';
import type { Known } from './rules/index.ts';
import { hasLeft, type Sending } from './sending.ts';
import { sendingsWhere } from './store.ts';
import { refusedBy } from './words-of-person.ts';

/** All that the rules ask, as it is now: what was true when it was planned may have changed. Throws UnknownPerson. */
export async function readKnown(
  tx: Tx,
  organisationId: string,
  sending: Sending,
  post: Post,
  several: readonly string[] = [],
): Promise<Known> {
  const person = await standingPerson(tx, organisationId, sending.personId);
  if (!person) throw new UnknownPerson();
  const home = await establishment(tx, sending.establishmentId);
  const stays = await currentStays(tx, organisationId, person.id);
  const isNotice = sending.kind === 'notice';
  const movement = isNotice ? await movementOf(tx, organisationId, sending) : undefined;
  const formers = await formersOf(tx, organisationId, sending);
  return {
    sending,
    person,
    deceased: stays.some(({ state }) => state === 'deceased'),
    refused: await refusedBy(tx, organisationId, person.id),
    address: await addressOf(tx, organisationId, sending, formers[0]),
    several,
    hasLeftCircle: await hasLeftCircle(tx, organisationId, sending),
    mailbox: home ? post.mailboxOf(home.finess) : null,
    connected: sending.channel === 'dmp' ? post.lines.dmp !== undefined : post.lines.mssante !== undefined,
    now: post.now(),
    happenedAt: movement?.at ?? null,
    cancelled: isNotice ? (movement?.cancelled ?? true) : await isDeleted(tx, organisationId, sending),
    follows: formers[0],
    formers,
  };
}

/**
 * Somebody whose address was not known may have one now; one who changed address receives at the new one. What the Annuaire Santé
 * found stands in for what nobody typed. A deletion goes where it went.
 */
async function addressOf(
  tx: Tx,
  organisationId: string,
  sending: Sending,
  former: Sending | undefined,
): Promise<string | null> {
  const { recipientKey, recipientAddress, foundAddress } = sending;
  if (sending.channel !== 'mssante') return null;
  if (sending.kind === 'deletion') return former?.recipientAddress ?? recipientAddress;
  const [kind, id = ''] = recipientKey.split(':');
  if (kind === 'circle')
    return (
      (await professionalInCircle(tx, organisationId, sending.personId, id))?.mssanteAddress?.trim() || foundAddress
    );
  if (kind === practitionerToCome) {
    const [practitioner] = await generalPractitioners(tx, organisationId, sending.personId);
    return practitioner?.address ?? foundAddress;
  }
  const finess = isFiness(id) ? id : undefined;
  const { address } = await receivingService(tx, { name: sending.recipientName, finess });
  return address ?? recipientAddress ?? foundAddress;
}

export const hasLeftCircle = async (
  tx: Tx,
  organisationId: string,
  { recipientKey, personId }: Sending,
): Promise<boolean> =>
  recipientKey.startsWith('circle:') &&
  (await professionalInCircle(tx, organisationId, personId, recipientKey.replace('circle:', ''))) === null;

async function formersOf(tx: Tx, organisationId: string, { followsId }: Sending): Promise<Sending[]> {
  const [former] = followsId ? await sendingsWhere(tx, organisationId, { ids: [followsId] }) : [];
  if (!former) return [];
  return hasLeft(former) ? [former] : [former, ...(await formersOf(tx, organisationId, former))];
}

async function isDeleted(tx: Tx, organisationId: string, { documentId, kind }: Sending): Promise<boolean> {
  if (kind === 'deletion' || documentId === null) return false;
  return stateOf(await documentById(tx, organisationId, documentId)) === 'deleted';
}

type Moved = Awaited<ReturnType<typeof staysWhere>>[number]['movements'][number];

/** The movement a notice tells of; undefined when it is no longer there. */
export async function movementOf(
  tx: Tx,
  organisationId: string,
  { personId, causeId }: Sending,
): Promise<Moved | undefined> {
  const stays = await staysWhere(tx, organisationId, { personId });
  return stays.flatMap(({ movements }) => movements).find(({ id }) => id === causeId);
}
