import type { Act, Tx } from '../platform/index.ts';
import { insStillTheirs } from './hear-identity.ts';
import { AlreadyLeft, AlreadyOver, UnknownSending } from './refusals.ts';
import { isPending, mayBeRecalled, mayHaveLeft, type Sending } from './sending.ts';
import { settle } from './settle.ts';
import { lockSending, saveSending } from './store.ts';
import { carries } from './tasks.ts';
import { stateInFrench } from './words.ts';

/** Throws UnknownSending. */
export async function sendingById(tx: Tx, organisationId: string, id: string): Promise<Sending> {
  const sending = await lockSending(tx, organisationId, id);
  if (!sending) throw new UnknownSending();
  return sending;
}

/** Calls back what has not left yet. Throws UnknownSending, AlreadyLeft, AlreadyOver. */
export async function recall(tx: Tx, act: Act, id: string): Promise<Sending> {
  const sending = await sendingById(tx, act.organisationId, id);
  if (sending.state === 'abandoned' && sending.because === 'recalled') return sending;
  if (!isPending(sending) && sending.state !== 'abandoned') throw new AlreadyLeft();
  if (!isPending(sending)) throw new AlreadyOver(stateInFrench(sending));
  if (!mayBeRecalled(sending)) throw new AlreadyLeft();
  await settle(tx, act, sending, { state: 'abandoned', because: 'recalled', said: `Rappelé par ${act.who}.` });
  return sendingById(tx, act.organisationId, id);
}

/** Gives up a sending, with the reason. Throws UnknownSending, AlreadyOver. */
export async function abandon(tx: Tx, act: Act, id: string, why: string): Promise<Sending> {
  const sending = await sendingById(tx, act.organisationId, id);
  if (sending.state === 'abandoned') return sending;
  if (!isPending(sending) && sending.state !== 'refused') throw new AlreadyOver(stateInFrench(sending));
  await settle(tx, act, sending, {
    state: 'abandoned',
    because: 'given-up',
    said: `${act.who} : ${why}${mayHaveLeft(sending) ? perhapsArrived : ''}`,
  });
  await insStillTheirs(tx, act, sending);
  return sendingById(tx, act.organisationId, id);
}

const perhapsArrived = ' (Un essai est peut-être arrivé : supprimer le document, ou le remplacer, le suivra.)';

/** Tries again now, from the first attempt on. Throws UnknownSending, AlreadyOver. */
export async function retry(tx: Tx, act: Act, id: string): Promise<Sending> {
  const sending = await sendingById(tx, act.organisationId, id);
  if (!isPending(sending) && sending.state !== 'refused') throw new AlreadyOver(stateInFrench(sending));
  if (sending.state === 'refused')
    await settle(tx, act, sending, { state: 'waiting', nextAt: act.at, settledAt: null, attempts: 1 });
  else await saveSending(tx, act.organisationId, id, { nextAt: act.at });
  await tx.enqueue(
    carries,
    { organisationId: act.organisationId, accountId: sending.byAccount, sendingId: id },
    { runAt: act.at, key: `sending:${id}` },
  );
  tx.announce('exchanges', `person:${sending.personId}`);
  return sendingById(tx, act.organisationId, id);
}
