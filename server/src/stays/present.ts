import { beds, establishments, units } from '../directory/index.ts';
import type { Tx, ReplyOf } from '../platform/index.ts';
import type { stays } from './contract.ts';
import { admittedAt, standingAt, type Movement, type Stay } from './stay.ts';
import { movementInFrench, stayKindInFrench, stayStateInFrench } from './words.ts';

export type PresentedStay = ReplyOf<typeof stays.admit>;

/** Stays as screens read them, open ones first, with the names of places. */
export async function present(tx: Tx, found: readonly Stay[], now: Date): Promise<PresentedStay[]> {
  const movements = found.flatMap((stay) => stay.movements);
  const unitNames = await units(
    tx,
    movements.flatMap(({ unitId }) => unitId ?? []),
  );
  const bedPlaces = await beds(
    tx,
    movements.flatMap(({ bedId }) => bedId ?? []),
  );
  const houses = new Map((await establishments(tx)).map(({ id, name }) => [id, name]));

  const presented = found.flatMap((stay): PresentedStay[] => {
    const standing = standingAt(stay, now);
    if (!standing) return [];
    const unit = standing.unitId ? unitNames.get(standing.unitId) : undefined;
    const bed = standing.bedId ? bedPlaces.get(standing.bedId) : undefined;
    return [
      {
        id: stay.id,
        personId: stay.personId,
        establishmentId: stay.establishmentId,
        establishmentName: houses.get(stay.establishmentId) ?? '',
        kind: stay.kind,
        kindInFrench: stayKindInFrench[stay.kind],
        state: standing.state,
        stateInFrench: stayStateInFrench[standing.state],
        since: standing.since.toISOString(),
        admittedAt: admittedAt(stay).toISOString(),
        endedAt: standing.endedAt?.toISOString() ?? null,
        unit: unit ? { id: unit.id, name: unit.name } : null,
        room: bed?.room.name ?? null,
        bed: bed?.name ?? null,
        expectedBackAt: standing.expectedBackAt?.toISOString() ?? null,
        movements: stay.movements.map((movement) =>
          presentMovement(
            movement,
            unitNames.get(movement.unitId ?? '')?.name,
            bedPlaces.get(movement.bedId ?? '')?.room.name,
          ),
        ),
      },
    ];
  });
  return presented.toSorted(
    (a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || b.admittedAt.localeCompare(a.admittedAt),
  );
}

function presentMovement(
  movement: Movement,
  unit: string | undefined,
  room: string | undefined,
): PresentedStay['movements'][number] {
  const place = [unit, room].filter(Boolean).join(', ');
  return {
    id: movement.id,
    kind: movement.kind,
    kindInFrench: movementInFrench[movement.kind],
    at: movement.at.toISOString(),
    recordedAt: movement.recordedAt.toISOString(),
    by: movement.by,
    detail: [place, movement.detail].filter(Boolean).join(' — '),
    cancelled: movement.cancelled,
  };
}
