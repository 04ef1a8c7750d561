import type { Act, Tx } from '../platform/index.ts';
import { moveOn, stayToMove } from './move-on.ts';
import type { Stay } from './stay.ts';

/** The stay is over; the bed is free. */
export async function discharge(
  tx: Tx,
  act: Act,
  stayId: string,
  leaving: { id: string; at: Date; to: string; reason: string },
): Promise<Stay> {
  const stay = await stayToMove(tx, act, stayId);
  const detail = leaving.reason ? `${leaving.to} — ${leaving.reason}` : leaving.to;
  return moveOn(tx, act, stay, { id: leaving.id, kind: 'discharge', at: leaving.at, detail }, [
    'planned',
    'present',
    'absent',
    'hospitalised',
  ]);
}
