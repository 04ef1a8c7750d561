import { documentById, stateOf } from '../documents/index.ts';
import { establishment } from '../directory/index.ts';
import { standingPerson, UnknownPerson } from '../identity/index.ts';
import type { Tx } from '../platform/index.ts';
import { currentStays, staysWhere } from '../stays/index.ts';
import type { Post } from './needs.ts';
import { generalPractitioners, practitionerToCome, recipientsInCircle } from './recipients.ts';
import type { Known } from './rules/index.ts';
import { hasLeft, type Sending } from './sending.ts';
import { sendingsWhere } from './store.ts';
import { refusedBy } from './words-of-person.ts';

/** All that the rules ask, as it is now: what was true when it was planned may have changed. Throws UnknownPerson. */
export async function readKnown(tx: Tx, organisationId: string, sending: Sending, post: Post): Promise<Known> {
  const person = await standingPerson(tx, organisationId, sending.personId);
  if (!person) throw new UnknownPerson();
  const home = await establishment(tx, sending.establishmentId);
  const stays = await currentStays(tx, organisationId, person.id);
  const formers = await formersOf(tx, organisationId, sending);
  return {
    sending,
    person,
    deceased: stays.some(({ state }) => state === 'deceased'),
    refused: await refusedBy(tx, organisationId, person.id),
    address: await addressOf(tx, organisationId, sending),
    mailbox: home ? post.mailboxOf(home.finess) : null,
    connected: sending.channel === 'dmp' ? post.lines.dmp !== undefined : post.lines.mssante !== undefined,
    cancelled: await isCancelled(tx, organisationId, sending),
    follows: formers[0],
    formers,
  };
}

/** Somebody of the circle whose address was not known may have one now; one who changed address receives at the new one. */
async function addressOf(tx: Tx, organisationId: string, sending: Sending): Promise<string | null> {
  if (sending.recipientKey === practitionerToCome) {
    const [practitioner] = await generalPractitioners(tx, organisationId, sending.personId);
    return practitioner?.address ?? sending.recipientAddress;
  }
  if (sending.channel !== 'mssante' || !sending.recipientKey.startsWith('circle:')) return sending.recipientAddress;
  const circle = await recipientsInCircle(tx, organisationId, sending.personId);
  return circle.find(({ key }) => key === sending.recipientKey)?.address ?? sending.recipientAddress;
}

async function formersOf(tx: Tx, organisationId: string, { followsId }: Sending): Promise<Sending[]> {
  const [former] = followsId ? await sendingsWhere(tx, organisationId, { ids: [followsId] }) : [];
  if (!former) return [];
  return hasLeft(former) ? [former] : [former, ...(await formersOf(tx, organisationId, former))];
}

async function isCancelled(tx: Tx, organisationId: string, sending: Sending): Promise<boolean> {
  if (sending.kind === 'deletion') return false;
  if (sending.documentId !== null)
    return stateOf(await documentById(tx, organisationId, sending.documentId)) === 'deleted';
  const stays = await staysWhere(tx, organisationId, { personId: sending.personId });
  const movement = stays.flatMap(({ movements }) => movements).find(({ id }) => id === sending.causeId);
  return movement?.cancelled ?? true;
}
