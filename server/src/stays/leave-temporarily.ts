import type { Act, Tx } from '../platform/index.ts';
import { moveOn, stayToMove } from './move-on.ts';
import type { Stay } from './stay.ts';

/** Away for some hours or days; the bed is kept. */
export async function leaveTemporarily(
  tx: Tx,
  act: Act,
  stayId: string,
  leave: { id: string; at: Date; expectedBackAt: Date | null; reason: string },
): Promise<Stay> {
  const stay = await stayToMove(tx, act, stayId);
  return moveOn(
    tx,
    act,
    stay,
    { id: leave.id, kind: 'absence', at: leave.at, expectedBackAt: leave.expectedBackAt, detail: leave.reason },
    ['present'],
  );
}
