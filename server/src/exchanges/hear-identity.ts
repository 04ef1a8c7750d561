import { patientIdOf } from './dmp.ts';
import { insToSend, standingPerson } from '../identity/index.ts';
import type { News, Teller, Tx } from '../platform/index.ts';
import { addEvent } from './events.ts';
import { laneOf } from './lane.ts';
import { isPending, mayHaveLeft, type Sending } from './sending.ts';
import { saveSending, sendingsWhere } from './store.ts';

/** Code of a sending that left with an INS nobody believes any more. */
export const inDoubt = 'ins-in-doubt';

/**
 * The identity lost its INS, or got another one: what left under the former is shown to somebody, who alone knows whether it was
 * another person's (INS/va1.60: a downgrade reaches those who received). Nothing is taken back by itself.
 */
export async function identityChanged(tx: Tx, teller: Teller, { personId }: News): Promise<void> {
  const { organisationId, at, who } = teller;
  const person = await standingPerson(tx, organisationId, personId);
  const ours = person && insToSend(person);
  for (const sending of await lastThere(tx, organisationId, personId)) {
    const isOurs = ours && sending.ins && patientIdOf(ours) === patientIdOf(sending.ins);
    if (isOurs) {
      await noLongerInDoubt(tx, organisationId, sending.id);
      continue;
    }
    const said = ours
      ? 'Il est parti avec un autre INS que celui de la personne.'
      : 'L’INS avec lequel il est parti est retiré.';
    await saveSending(tx, organisationId, sending.id, { because: inDoubt, said, todo: whatToDo });
    await addEvent(tx, organisationId, { ...sending, sendingId: sending.id, at, because: inDoubt, said, by: who });
    tx.announce('exchanges', `person:${sending.personId}`);
  }
}

const whatToDo =
  'Si c’était l’INS d’une autre personne, supprimez le document : il sera retiré là où il est allé. Sinon, qualifiez de nouveau son identité.';

/** In each lane the last that went out with an INS, unless it was a deletion. */
async function lastThere(tx: Tx, organisationId: string, personId: string): Promise<Sending[]> {
  const lanes = new Map<string, Sending>();
  for (const sending of await sendingsWhere(tx, organisationId, { personId }))
    if (sending.ins !== null && mayHaveLeft(sending) && !lanes.has(laneOf(sending)))
      lanes.set(laneOf(sending), sending);
  return [...lanes.values()].filter(
    (sending) => sending.kind !== 'deletion' && sending.state !== 'refused' && !isPending(sending),
  );
}

/** It was taken back or replaced, or the INS is the person's again. */
export async function noLongerInDoubt(tx: Tx, organisationId: string, id: string | null): Promise<void> {
  const [sending] = id === null ? [] : await sendingsWhere(tx, organisationId, { ids: [id], because: [inDoubt] });
  if (!sending) return;
  await saveSending(tx, organisationId, sending.id, { because: null, said: null, todo: null });
  tx.announce('exchanges', `person:${sending.personId}`);
}
