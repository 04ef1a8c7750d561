import type { Act, Tx } from '../platform/index.ts';
import { cancelMovement } from './cancel-movement.ts';
import { moveOn, stayToMove } from './move-on.ts';
import { isOpen, lastMovement, standingAt, type Stay } from './stay.ts';
import { lockStay, staysWhere } from './store.ts';

const open = ['planned', 'present', 'absent', 'hospitalised'] as const;

/** Every open stay of the person ends with the same date, and those still to come are cancelled. `newId` names the movements of the other stays. */
export async function recordDeath(
  tx: Tx,
  act: Act,
  stayId: string,
  death: { id: string; at: Date; place: string },
  newId: () => string,
): Promise<Stay> {
  await lockAllOf(tx, act, stayId);
  const stay = await stayToMove(tx, act, stayId);
  const ended = await moveOn(tx, act, stay, { id: death.id, kind: 'death', at: death.at, detail: death.place }, open);
  for (const { id } of await staysWhere(tx, act.organisationId, { personId: stay.personId })) {
    if (id !== stay.id) await endOther(tx, act, id, { ...death, id: newId() });
  }
  return ended;
}

/** Always in one order: two deaths noted at once in two establishments follow each other. */
async function lockAllOf(tx: Tx, act: Act, stayId: string): Promise<void> {
  const [stay] = await staysWhere(tx, act.organisationId, { ids: [stayId] });
  if (!stay) return;
  const all = await staysWhere(tx, act.organisationId, { personId: stay.personId });
  for (const id of all.map((each) => each.id).toSorted()) await lockStay(tx, id);
}

async function endOther(
  tx: Tx,
  act: Act,
  stayId: string,
  death: { id: string; at: Date; place: string },
): Promise<void> {
  const other = await stayToMove(tx, act, stayId);
  const standing = standingAt(other, act.at);
  const last = lastMovement(other);
  if (!standing || !last || !isOpen(standing)) return;
  if (last.kind === 'admission' && last.at > death.at) await cancelMovement(tx, act, other.id, last.id, 'Décès');
  else await moveOn(tx, act, other, { id: death.id, kind: 'death', at: death.at, detail: death.place }, open);
}
