import type { Tx } from '../platform/index.ts';
import type { Outcome } from './outcome.ts';
import { insStillTheirs, noLongerInDoubt } from './hear-identity.ts';
import { isPending, type Sending } from './sending.ts';
import { answered, lockLine, saveLine, serviceOf, unanswered, type Line, type Turn } from './services.ts';
import { settle } from './settle.ts';
import { lockSending, saveSending, sendingsWhere } from './store.ts';
import { tables, type Service } from './tables.ts';
import { carries, sweeps } from './tasks.ts';
import { laneOf } from './lane.ts';

/** What a job of the worker carries: opaque ids. */
export interface Carried extends Record<string, string> {
  organisationId: string;
  accountId: string;
  sendingId: string;
}

/** Attempts the service answered « later » to, before somebody must look; a service that is down is waited for without end. */
export const mostAttempts = 10;
/** Faults of ours before somebody must look: a file that is missing does not come back by itself. */
const mostFaults = 3;
/** Milliseconds before a held sending is looked at again by itself: what no news tells may have changed. */
const lookedAgain = 3_600_000;

/** Writes how an attempt ended, in one transaction with what it means for the service and for those who wait behind. */
export async function end(tx: Tx, carried: Carried, before: Sending, outcome: Outcome, at: Date): Promise<void> {
  const { organisationId } = carried;
  const sending = (await lockSending(tx, organisationId, before.id)) ?? before;
  const settler = { organisationId, at };
  const attempts = sending.attempts + (sending.attemptingSince === null ? 0 : 1);
  const service = serviceOf(sending.channel);
  // This attempt is answered for; the one before may have been cut.
  const perhapsThere = sending.perhapsThere || before.attemptingSince !== null;
  // Somebody, or a notice, settled it during the attempt: that it did not pass changes nothing of it.
  if (!isPending(sending) && outcome.kind !== 'gone') {
    if (outcome.kind === 'fault') return next(tx, organisationId, sending);
    if (outcome.kind === 'again' && outcome.isDown) await serviceSilent(tx, carried, service, outcome.said, at);
    else await serviceAnswered(tx, carried, service, at);
    return next(tx, organisationId, sending);
  }
  switch (outcome.kind) {
    case 'gone':
      await serviceAnswered(tx, carried, service, at);
      // A message that replaces leaves the former where it went.
      if (sending.channel === 'dmp' || sending.kind === 'deletion')
        await noLongerInDoubt(tx, organisationId, sending.followsId);
      // A notice may have come while it was being recorded; who gave it up during the attempt came too late.
      if (isPending(sending) || sending.state === 'abandoned')
        await settle(tx, settler, sending, {
          state: 'accepted',
          said: sending.state === 'abandoned' ? leftBefore : outcome.said,
          insQualified: outcome.insQualified,
          attempts,
        });
      await insStillTheirs(tx, settler, sending);
      return next(tx, organisationId, sending);
    case 'refused':
      await serviceAnswered(tx, carried, service, at);
      await settle(tx, settler, sending, {
        state: 'refused',
        because: outcome.code,
        said: outcome.said,
        todo: outcome.todo,
        attempts,
        perhapsThere,
      });
      await insStillTheirs(tx, settler, sending);
      return next(tx, organisationId, sending);
    case 'over':
      await settle(tx, settler, sending, {
        state: 'abandoned',
        because: outcome.code,
        said: outcome.said,
        attempts,
        perhapsThere,
      });
      if (sending.kind === 'deletion') await noLongerInDoubt(tx, organisationId, sending.followsId);
      else await insStillTheirs(tx, settler, sending);
      return next(tx, organisationId, sending);
    case 'held':
      return hold(tx, carried, sending, outcome, at, perhapsThere);
    case 'again':
      return tryAgain(tx, carried, sending, outcome, at, perhapsThere || outcome.unsure);
    case 'fault':
      return stumble(tx, carried, sending, at);
  }
}

const leftBefore = 'Il était déjà parti quand il a été abandonné.';

async function hold(
  tx: Tx,
  carried: Carried,
  sending: Sending,
  outcome: Extract<Outcome, { kind: 'held' }>,
  at: Date,
  perhapsThere: boolean,
): Promise<void> {
  const { organisationId } = carried;
  // What the DMP answered is an answer.
  if (sending.attemptingSince) await serviceAnswered(tx, carried, serviceOf(sending.channel), at);
  const nextAt = new Date(at.getTime() + lookedAgain);
  const same = sending.state === 'held' && sending.because === outcome.code;
  if (same) await saveSending(tx, organisationId, sending.id, { nextAt, attemptingSince: null, perhapsThere });
  else
    await settle(tx, { organisationId, at }, sending, {
      state: 'held',
      because: outcome.code,
      said: outcome.said,
      todo: outcome.todo,
      nextAt,
      attemptingSince: null,
      perhapsThere,
    });
  await tx.enqueue(carries, carried, { runAt: nextAt, key: `sending:${sending.id}` });
}

async function tryAgain(
  tx: Tx,
  carried: Carried,
  sending: Sending,
  outcome: Extract<Outcome, { kind: 'again' }>,
  at: Date,
  perhapsThere: boolean,
): Promise<void> {
  const { organisationId } = carried;
  const service = serviceOf(sending.channel);
  let line: Line | undefined;
  if (outcome.isDown) line = await serviceSilent(tx, carried, service, outcome.said, at);
  else await serviceAnswered(tx, carried, service, at);
  const attempts = sending.attempts + (outcome.isDown ? 0 : 1);
  const attemptingSince = outcome.unsure ? sending.attemptingSince : null;
  if (attempts >= mostAttempts) {
    await settle(tx, { organisationId, at }, sending, {
      state: 'refused',
      because: outcome.code,
      said: `${outcome.said} (${attempts} essais)`,
      todo: 'Réessayez plus tard ; si cela dure, prévenez votre administrateur.',
      attempts,
      perhapsThere,
    });
    return next(tx, organisationId, sending);
  }
  const nextAt = later(at, attempts, line?.probeAt ?? null);
  await settle(tx, { organisationId, at }, sending, {
    state: 'waiting',
    because: outcome.code,
    said: outcome.said,
    attempts,
    attemptingSince,
    perhapsThere,
    nextAt,
  });
  await tx.enqueue(carries, carried, { runAt: nextAt, key: `sending:${sending.id}` });
}

/** The service said nothing: how it stands does not change. */
async function stumble(tx: Tx, carried: Carried, sending: Sending, at: Date): Promise<void> {
  const { organisationId } = carried;
  const attempts = sending.attempts + 1;
  const fault = { because: 'internal-fault', said: 'Une erreur du logiciel empêche cet envoi.', attempts };
  if (attempts >= mostFaults) {
    const todo = 'Prévenez votre administrateur, puis réessayez.';
    await settle(tx, { organisationId, at }, sending, { state: 'refused', todo, ...fault });
    return next(tx, organisationId, sending);
  }
  const nextAt = later(at, attempts, null);
  await settle(tx, { organisationId, at }, sending, { state: 'waiting', nextAt, ...fault });
  await tx.enqueue(carries, carried, { runAt: nextAt, key: `sending:${sending.id}` });
}

/** Doubling from half a minute to an hour, spread so that those who failed together do not come back together. */
function later(at: Date, attempts: number, probeAt: Date | null): Date {
  const seconds = Math.min(15 * 2 ** attempts, 3600) * (0.75 + Math.random() / 2);
  const byItself = at.getTime() + seconds * 1000;
  return new Date(probeAt ? probeAt.getTime() + Math.random() * 5_000 : byItself);
}

async function serviceSilent(
  tx: Tx,
  { organisationId }: Carried,
  service: Service,
  said: string,
  at: Date,
): Promise<Line> {
  const line = unanswered(await lockLine(tx, organisationId, service), said, at);
  await saveLine(tx, organisationId, service, line);
  return line;
}

/** The service answers: what waited for it leaves now. */
async function serviceAnswered(tx: Tx, { organisationId }: Carried, service: Service, at: Date): Promise<void> {
  const line = await lockLine(tx, organisationId, service);
  if (line.failures === 0) return;
  await saveLine(tx, organisationId, service, answered(line));
  const inTurn = tables(tx)
    .selectFrom('sendings')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', at)
    .where('channel', 'in', service === 'dmp' ? ['dmp'] : ['mssante', 'citizen'])
    .forUpdate()
    // Who holds one is at it now, and may want this line.
    .skipLocked();
  await tables(tx)
    .updateTable('sendings')
    .set({ next_at: at })
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', inTurn)
    .execute();
  await tx.enqueue(sweeps, { after: 'service-back' }, { key: `sweep:${organisationId}` });
  tx.announce('exchanges');
}

/** Wakes the one that waited behind in the same lane. */
async function next(tx: Tx, organisationId: string, sending: Sending): Promise<void> {
  const lane = laneOf(sending);
  const waiting = await sendingsWhere(tx, organisationId, { series: sending.series, states: ['waiting', 'held'] });
  for (const behind of waiting.filter((other) => laneOf(other) === lane && other.id !== sending.id))
    await tx.enqueue(
      carries,
      { organisationId, accountId: behind.byAccount, sendingId: behind.id },
      { runAt: behind.dueAt, key: `sending:${behind.id}` },
    );
}

/** Not now, and nothing happened: at that instant, without a word. */
export async function putBack(tx: Tx, carried: Carried, at: Date): Promise<void> {
  await saveSending(tx, carried.organisationId, carried.sendingId, { nextAt: at });
  await tx.enqueue(carries, carried, { runAt: at, key: `sending:${carried.sendingId}` });
}

type Later = Pick<Turn, 'line'> & { notBefore: Date };

/** The service is down or too busy: it waits for its turn, and the screen says why. */
export async function again(tx: Tx, carried: Carried, sending: Sending, { notBefore, line }: Later): Promise<void> {
  const down = line.probeAt === null ? null : line.said;
  await saveSending(tx, carried.organisationId, sending.id, {
    state: 'waiting',
    because: down === null ? null : 'service-down',
    said: down,
    todo: null,
  });
  await putBack(tx, carried, new Date(notBefore.getTime() + Math.random() * 2_000));
}
