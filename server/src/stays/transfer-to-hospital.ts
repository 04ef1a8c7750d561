import type { Act, Tx } from '../platform/index.ts';
import { moveOn, stayToMove } from './move-on.ts';
import type { Stay } from './stay.ts';

/** Gone to hospital; the bed is kept. */
export async function transferToHospital(
  tx: Tx,
  act: Act,
  stayId: string,
  transfer: { id: string; at: Date; hospital: string; reason: string },
): Promise<Stay> {
  const stay = await stayToMove(tx, act, stayId);
  return moveOn(
    tx,
    act,
    stay,
    { id: transfer.id, kind: 'hospitalisation', at: transfer.at, detail: `${transfer.hospital} — ${transfer.reason}` },
    ['present', 'absent'],
  );
}
