import type { Act, Tx } from '../platform/index.ts';
import { moveOn, stayToMove } from './move-on.ts';
import { checkPlace } from './place.ts';
import type { Stay } from './stay.ts';

/** Changes unit, room or bed within the establishment of the stay. */
export async function move(
  tx: Tx,
  act: Act,
  stayId: string,
  to: { id: string; unitId: string; bedId: string | null; at: Date; comment: string },
): Promise<Stay> {
  const stay = await stayToMove(tx, act, stayId);
  await checkPlace(tx, stay.establishmentId, to);
  return moveOn(
    tx,
    act,
    stay,
    { id: to.id, kind: 'move', at: to.at, unitId: to.unitId, bedId: to.bedId, detail: to.comment },
    ['present'],
  );
}
