import type { Act, Tx } from '../platform/index.ts';
import { moveOn, stayToMove } from './move-on.ts';
import { StayAlreadyClosed } from './refusals.ts';
import { isOpen, standingAt, type Stay } from './stay.ts';
import { lockStay, staysWhere } from './store.ts';

const open = ['planned', 'present', 'absent', 'hospitalised'] as const;

/** Every open stay of the person ends with the same date. `newId` names the movements of the other stays. */
export async function recordDeath(tx: Tx, act: Act, stayId: string, death: { id: string; at: Date; place: string }, newId: () => string): Promise<Stay> {
  const stay = await stayToMove(tx, act, stayId);
  const ended = await moveOn(tx, act, stay, { id: death.id, kind: 'death', at: death.at, detail: death.place }, open);
  for (const other of await staysWhere(tx, act.organisationId, { personId: stay.personId })) {
    const standing = standingAt(other, act.at);
    if (other.id === stay.id || !standing || !isOpen(standing)) continue;
    await lockStay(tx, other.id);
    await moveOn(tx, act, other, { id: newId(), kind: 'death', at: death.at, detail: death.place }, open).catch((refusal: unknown) => {
      if (!(refusal instanceof StayAlreadyClosed)) throw refusal;
    });
  }
  return ended;
}
