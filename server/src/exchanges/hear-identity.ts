import { patientIdOf } from './dmp.ts';
import { insToSend, standingPerson } from '../identity/index.ts';
import type { News, Teller, Tx } from '../platform/index.ts';
import { addEvent } from './events.ts';
import { laneOf } from './lane.ts';
import { isPending, mayHaveLeft, type Sending } from './sending.ts';
import type { Settler } from './settle.ts';
import { lockSending, saveSending, sendingsWhere } from './store.ts';

/** Code of a sending that left with an INS nobody believes any more. */
export const inDoubt = 'ins-in-doubt';

/**
 * The identity lost its INS, or got another one: what left under the former is shown to somebody, who alone knows whether it was
 * another person's (INS/va1.60: a downgrade reaches those who received). Nothing is taken back by itself.
 */
export async function identityChanged(tx: Tx, teller: Teller, { personId }: News): Promise<void> {
  const all = await sendingsWhere(tx, teller.organisationId, { personId, locked: true });
  for (const sending of lastThere(all)) await compareIns(tx, teller, sending);
}

/**
 * An attempt, or a notice, has just said how a sending ended: the identity may have changed while it was under way. The one that
 * ended is locked; of its lane, the last that is there is looked at, unless it was planned later and ends by itself.
 */
export async function insStillTheirs(tx: Tx, settler: Settler, ended: Sending): Promise<void> {
  const { organisationId } = settler;
  const series = await sendingsWhere(tx, organisationId, { series: ended.series });
  const rank = series.findIndex(({ id }) => id === ended.id);
  const lane = laneOf(ended);
  for (const { id } of lastThere(series.filter((each) => laneOf(each) === lane)))
    if (series.findIndex((each) => each.id === id) >= rank) {
      const sending = await lockSending(tx, organisationId, id);
      if (sending) await compareIns(tx, settler, sending);
    }
}

/** Tells of a sending that its INS is not the person's, or no longer tells it. */
async function compareIns(tx: Tx, settler: Settler, sending: Sending): Promise<void> {
  const { organisationId, at, who } = settler;
  const person = await standingPerson(tx, organisationId, sending.personId);
  const ours = person && insToSend(person);
  if (ours && sending.ins && patientIdOf(ours) === patientIdOf(sending.ins))
    return noLongerInDoubt(tx, organisationId, sending.id);
  const said = ours
    ? 'Il est parti avec un autre INS que celui de la personne.'
    : 'L’INS avec lequel il est parti est retiré.';
  if (sending.because === inDoubt && sending.said === said) return;
  await saveSending(tx, organisationId, sending.id, { because: inDoubt, said, todo: whatToDo });
  await addEvent(tx, organisationId, {
    ...sending,
    sendingId: sending.id,
    at,
    because: inDoubt,
    said,
    by: who ?? null,
  });
  tx.announce('exchanges', `person:${sending.personId}`);
}

const whatToDo =
  'Si c’était l’INS d’une autre personne, supprimez le document : il sera retiré là où il est allé. Sinon, qualifiez de nouveau son identité.';

/** In each lane the last that went out with an INS, unless it was a deletion; of sendings the latest first. */
function lastThere(sendings: readonly Sending[]): Sending[] {
  const lanes = new Map<string, Sending>();
  for (const sending of sendings)
    if (sending.ins !== null && mayHaveLeft(sending) && !lanes.has(laneOf(sending)))
      lanes.set(laneOf(sending), sending);
  return [...lanes.values()].filter(
    (sending) => sending.kind !== 'deletion' && sending.state !== 'refused' && !isPending(sending),
  );
}

/** It was taken back or replaced, or the INS is the person's again. */
export async function noLongerInDoubt(tx: Tx, organisationId: string, id: string | null): Promise<void> {
  const sending = id === null ? undefined : await lockSending(tx, organisationId, id);
  if (sending?.because !== inDoubt) return;
  await saveSending(tx, organisationId, sending.id, { because: null, said: null, todo: null });
  tx.announce('exchanges', `person:${sending.personId}`);
}
