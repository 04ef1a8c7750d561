import type { Act, Tx } from '../platform/index.ts';
import { moveOn, stayToMove } from './move-on.ts';
import type { Stay } from './stay.ts';

/** Back from an absence or from hospital, in the same place. */
export async function comeBack(
  tx: Tx,
  act: Act,
  stayId: string,
  back: { id: string; at: Date; comment: string },
): Promise<Stay> {
  const stay = await stayToMove(tx, act, stayId);
  return moveOn(tx, act, stay, { id: back.id, kind: 'return', at: back.at, detail: back.comment }, [
    'absent',
    'hospitalised',
  ]);
}
