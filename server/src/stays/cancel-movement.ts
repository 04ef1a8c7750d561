import type { Act, Tx } from '../platform/index.ts';
import { settled, stayToMove } from './move-on.ts';
import { OnlyTheLastMovement } from './refusals.ts';
import { lastMovement, type Stay } from './stay.ts';
import { addCancellation } from './store.ts';

/** Undoes the last movement, noted by mistake; it stays in the history with the reason. */
export async function cancelMovement(tx: Tx, act: Act, stayId: string, movementId: string, why: string): Promise<Stay> {
  const stay = await stayToMove(tx, act, stayId);
  if (lastMovement(stay)?.id !== movementId) throw new OnlyTheLastMovement();
  await addCancellation(tx, act, movementId, why);
  return settled(tx, act, {
    ...stay,
    movements: stay.movements.map((movement) =>
      movement.id === movementId ? { ...movement, cancelled: true } : movement,
    ),
  });
}
