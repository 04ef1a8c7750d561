import { readCda } from '@liane/cda';
import type { Platform, Task, Tx } from '../platform/index.ts';
import { burdenOf, type Burden } from './burden.ts';
import { faulted } from './fault.ts';
import { isConfirmed } from './divergences.ts';
import { documentUniqueIdOf, feedDmp } from './feed-dmp.ts';
import { readKnown } from './known.ts';
import { reissuedInstead } from './reissue-instead.ts';
import { alone, laneOf } from './lane.ts';
import { postMessage } from './mssante.ts';
import { addressInDirectory, numberToFind, type Looked } from './find-address.ts';
import type { Post } from './needs.ts';
import type { Outcome } from './outcome.ts';
import { insOf } from './ins-of.ts';
import { sameIns, whatHolds } from './rules/index.ts';
import { isPending, type Sending } from './sending.ts';
import { lockLine, saveLine, serviceOf, takeTurn } from './services.ts';
import { settle } from './settle.ts';
import { lockSending, saveSending, sendingsWhere } from './store.ts';
import { again, end, putBack, type Carried } from './end.ts';

/** Milliseconds a message whose attempt was cut waits for its own delivery notice, before it is sent once more. */
const waitsForNotice = 90_000;
/** Milliseconds before an Annuaire Santé that did not answer is asked again. */
const directoryAway = 60_000;
/** Milliseconds before it is looked again whether a lane is free. */
const laneBusy = 3_000;

/**
 * The worker's part: one attempt of one sending. What it needs is read, and that it begins is kept, before anything is asked
 * outside; how it ended is kept after. Whatever dies between the two, the next attempt bears the same identifiers.
 */
export function carrySending(platform: Platform, post: Post): Task {
  return async (payload) => {
    const carried = payload as Carried;
    await carryOne(platform, post, carried).catch((error: unknown) => faulted(platform, carried, error));
  };
}

async function carryOne(platform: Platform, post: Post, carried: Carried): Promise<void> {
  const { database } = platform;
  const seen = await database.within(carried, (tx) => lockSending(tx, carried.organisationId, carried.sendingId));
  if (!seen || !isPending(seen)) return;
  const looked = seen.dueAt > platform.now() ? nothingToLook : await lookUp(platform, carried, seen, post);
  const done = await alone(database, carried.organisationId, laneOf(seen), async () => {
    const begun = await database.within(carried, (tx) => begin(tx, carried, post, platform.now(), looked));
    if (!begun) return true;
    const outcome = await attempt(platform, carried, begun, post);
    await database.within(carried, (tx) => end(tx, carried, begun.sending, outcome, platform.now()));
    return true;
  });
  if (done === undefined)
    await database.within(carried, (tx) => putBack(tx, carried, new Date(platform.now().getTime() + laneBusy)));
}

/** Code of what waits for the version before it. */
const behind = 'behind-former';
const nothingToLook: Looked = { addresses: [], answered: true };

/** Beside any transaction: whose address nobody typed may have one in the Annuaire Santé. Of several, somebody chooses. */
async function lookUp({ database }: Platform, carried: Carried, sending: Sending, post: Post): Promise<Looked> {
  const number = await database.within(carried, (tx) => numberToFind(tx, carried.organisationId, sending));
  if (number === null) return nothingToLook;
  const looked = await addressInDirectory(post, number);
  const [address, ...others] = looked.addresses;
  if (address !== undefined && others.length === 0)
    await database.within(carried, (tx) =>
      saveSending(tx, carried.organisationId, sending.id, { foundAddress: address }),
    );
  return looked;
}

/** Rules, order, breaker and pace, in this order; nothing when it does not begin now. */
async function begin(tx: Tx, carried: Carried, post: Post, now: Date, looked: Looked): Promise<Burden | undefined> {
  const { organisationId } = carried;
  const sending = await lockSending(tx, organisationId, carried.sendingId);
  if (!sending || !isPending(sending)) return undefined;
  if (sending.dueAt > now) {
    await putBack(tx, carried, sending.dueAt);
    return undefined;
  }
  // The one before wakes this one when it ends.
  if (await hasOneBefore(tx, organisationId, sending)) {
    if (sending.state === 'waiting' && sending.because !== behind)
      await settle(tx, { organisationId, at: now }, sending, {
        state: 'waiting',
        because: behind,
        said: 'Il attend la version précédente.',
        nextAt: sending.nextAt,
      });
    return undefined;
  }
  const known = await readKnown(tx, organisationId, sending, post, looked.addresses.length > 1 ? looked.addresses : []);
  const hold = whatHolds(known);
  if (hold) {
    const outcome: Outcome = hold.kind === 'held' ? { ...hold, kind: 'held' } : { ...hold, kind: 'over' };
    await end(tx, carried, sending, outcome, now);
    // A directory that is away says nothing of the address: it is asked again long before a held sending is looked at.
    if (!looked.answered && known.address === null) await putBack(tx, carried, new Date(now.getTime() + directoryAway));
    return undefined;
  }
  if (sending.channel !== 'dmp' && sending.attemptingSince) {
    const noticeBy = new Date(sending.attemptingSince.getTime() + waitsForNotice);
    if (noticeBy > now) {
      await putBack(tx, carried, noticeBy);
      return undefined;
    }
  }
  const burden = await burdenOf(tx, organisationId, known, post);
  const unlike = burden.cda && sameIns(known, readCda(Buffer.from(burden.cda.bytes)).header);
  if (unlike) {
    await end(
      tx,
      carried,
      sending,
      { ...(await reissuedInstead(tx, organisationId, burden, unlike)), kind: 'held' },
      now,
    );
    return undefined;
  }
  const service = serviceOf(sending.channel);
  const { notBefore, line } = takeTurn(await lockLine(tx, organisationId, service), now);
  if (notBefore) {
    await again(tx, carried, sending, { notBefore, line });
    return undefined;
  }
  await saveLine(tx, organisationId, service, line);
  await saveSending(tx, organisationId, sending.id, {
    state: 'waiting',
    because: null,
    said: null,
    todo: null,
    attemptingSince: now,
    recipientAddress: known.address,
    ...(sending.channel === 'mssante' ? {} : { ins: insOf(known) }),
    ...(sending.documentUniqueId === null && burden.cda
      ? { documentUniqueId: documentUniqueIdOf(burden.cda.bytes) }
      : {}),
  });
  tx.announce('exchanges', `person:${sending.personId}`);
  return burden;
}

async function hasOneBefore(tx: Tx, organisationId: string, sending: Sending): Promise<boolean> {
  const lane = laneOf(sending);
  const others = await sendingsWhere(tx, organisationId, { series: sending.series, states: ['waiting', 'held'] });
  return others.some(
    (other) =>
      laneOf(other) === lane &&
      other.id !== sending.id &&
      (other.plannedAt < sending.plannedAt || (other.plannedAt <= sending.plannedAt && other.id < sending.id)),
  );
}

async function attempt(platform: Platform, carried: Carried, burden: Burden, post: Post): Promise<Outcome> {
  const { lines, sourceId, citizenDomain } = post;
  const now = platform.now();
  if (burden.sending.channel === 'dmp') {
    if (!lines.dmp) throw new TypeError('a rule holds what has no line');
    return feedDmp(burden, {
      dmp: lines.dmp,
      sourceId,
      now: burden.sending.plannedAt,
      isConfirmed: (differences) =>
        platform.database.within(carried, (tx) =>
          isConfirmed(tx, { organisationId: carried.organisationId, at: now }, burden.person.id, differences),
        ),
    });
  }
  if (!lines.mssante) throw new TypeError('a rule holds what has no line');
  return postMessage(burden, { mssante: lines.mssante, citizenDomain, sourceId, now });
}
