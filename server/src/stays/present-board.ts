import { beds, unit, unitsOf } from '../directory/index.ts';
import { displayName, standingPersons } from '../identity/index.ts';
import { NotFound, type Act, type Tx, type ReplyOf } from '../platform/index.ts';
import { boardAt, boardNow, type OnBoard } from './board.ts';
import type { stays } from './contract.ts';
import { stayStateInFrench } from './words.ts';

type Board = ReplyOf<typeof stays.board>;

/** The board of a unit, by room; free beds are told for now only. Throws NotFound. */
export async function presentBoard(tx: Tx, act: Act, unitId: string, at: Date | undefined): Promise<Board> {
  const place = await unit(tx, unitId);
  if (!place) throw new NotFound('Cette unité');
  const found = at
    ? await boardAt(tx, act.organisationId, unitId, at)
    : await boardNow(tx, act.organisationId, unitId, act.at);
  const persons = await standingPersons(
    tx,
    act.organisationId,
    found.map(({ personId }) => personId),
  );
  const places = await beds(
    tx,
    found.flatMap(({ standing }) => standing.bedId ?? []),
  );
  const rows = found.flatMap(({ stayId, personId, standing }): Board['rows'] => {
    const person = persons.get(personId);
    if (!person) return [];
    const bed = standing.bedId ? places.get(standing.bedId) : undefined;
    return [
      {
        stayId,
        personId: person.id,
        displayName: displayName(person),
        birthDate: person.traits.birthDate,
        sex: person.traits.sex,
        room: bed?.room.name ?? null,
        bed: bed?.name ?? null,
        state: standing.state,
        stateInFrench: stayStateInFrench[standing.state],
        since: standing.since.toISOString(),
        expectedBackAt: standing.expectedBackAt?.toISOString() ?? null,
      },
    ];
  });
  rows.sort(
    (a, b) =>
      (a.room ?? '~').localeCompare(b.room ?? '~', 'fr', { numeric: true }) ||
      a.displayName.localeCompare(b.displayName, 'fr'),
  );
  return {
    unit: { id: place.id, name: place.name },
    at: (at ?? act.at).toISOString(),
    rows,
    freeBeds: at ? [] : await freeBeds(tx, place.establishmentId, unitId, found),
  };
}

async function freeBeds(
  tx: Tx,
  establishmentId: string,
  unitId: string,
  found: readonly OnBoard[],
): Promise<Board['freeBeds']> {
  const taken = new Set(found.map(({ standing }) => standing.bedId));
  const mine = (await unitsOf(tx, establishmentId)).find(({ id }) => id === unitId);
  return (mine?.rooms ?? []).flatMap((room) =>
    room.beds.filter(({ id }) => !taken.has(id)).map((bed) => ({ room: room.name, bed: bed.name, bedId: bed.id })),
  );
}
