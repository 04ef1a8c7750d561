import { sql } from 'kysely';
import type { Act, Tx } from '../platform/index.ts';
import type { Establishment } from './contract.ts';
import { PlaceElsewhere, PlaceOccupied, SameName, UnitsChangedMeanwhile, UnknownEstablishment } from './refusals.ts';
import { lockEstablishment, tables } from './store.ts';

type Units = Establishment['units'];

/** Where people stay now in an establishment: told from above, since stays know the directory and not the other way. */
export type StayedIn = (
  tx: Tx,
  organisationId: string,
  establishmentId: string,
) => Promise<{ unitId: string | null; bedId: string | null }[]>;

/**
 * Makes the units, rooms and beds of an establishment those given, in the order given. A room may go to another unit and a bed
 * to another room of the establishment; what is no longer named is archived, never erased, since past stays name it.
 * Throws UnknownEstablishment, UnitsChangedMeanwhile, PlaceOccupied, PlaceElsewhere, SameName.
 */
export async function arrangeUnits(
  tx: Tx,
  act: Pick<Act, 'organisationId' | 'at' | 'who'>,
  establishmentId: string,
  { units, basedOn }: { units: Units; basedOn: number },
  stayedIn: StayedIn = () => Promise.resolve([]),
): Promise<void> {
  const rooms = units.flatMap((unit) => unit.rooms.map((room) => ({ ...room, above: unit.id })));
  const beds = rooms.flatMap((room) => room.beds.map((bed) => ({ ...bed, above: room.id })));
  for (const siblings of [units, ...units.map((unit) => unit.rooms), ...rooms.map((room) => room.beds)])
    checkNames(siblings);
  checkIds([...units, ...rooms, ...beds]);
  const before = await lockEstablishment(tx, establishmentId);
  if (!before) throw new UnknownEstablishment();
  if (before.units_version !== basedOn) throw new UnitsChangedMeanwhile(before.units_by);
  await checkStayedIn(tx, act.organisationId, establishmentId, beds, rooms, units, stayedIn);
  await archiveAll(tx, act, establishmentId);
  const { organisationId } = act;
  await keep(
    tx,
    organisationId,
    'units',
    'establishment_id',
    units.map((unit) => ({ ...unit, above: establishmentId })),
    establishmentId,
  );
  await keep(tx, organisationId, 'rooms', 'unit_id', rooms, establishmentId);
  await keep(tx, organisationId, 'beds', 'room_id', beds, establishmentId);
  await tables(tx)
    .updateTable('establishments')
    .set({ units_version: basedOn + 1, units_by: act.who })
    .where('id', '=', establishmentId)
    .execute();
  tx.announce(`establishment:${establishmentId}`, ...units.map(({ id }) => `unit:${id}`));
}

/** A unit or a bed where somebody stays is neither archived nor moved to another unit. Throws PlaceOccupied. */
async function checkStayedIn(
  tx: Tx,
  organisationId: string,
  establishmentId: string,
  beds: readonly { id: string; above: string }[],
  rooms: readonly { id: string; above: string }[],
  units: readonly { id: string }[],
  stayedIn: StayedIn,
): Promise<void> {
  const unitOfRoom = new Map(rooms.map(({ id, above }) => [id, above]));
  const unitOfBed = new Map(beds.map(({ id, above }) => [id, unitOfRoom.get(above)]));
  const known = new Set(units.map(({ id }) => id));
  for (const { unitId, bedId } of await stayedIn(tx, organisationId, establishmentId)) {
    const unitGone = unitId !== null && !known.has(unitId);
    const bedGone = bedId !== null && unitOfBed.get(bedId) !== unitId;
    if (unitGone || bedGone) throw new PlaceOccupied();
  }
}

function checkNames(siblings: readonly { name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of siblings) {
    const heard = name.trim().toLowerCase();
    if (seen.has(heard)) throw new SameName(name);
    seen.add(heard);
  }
}

function checkIds(places: readonly { id: string }[]): void {
  if (new Set(places.map(({ id }) => id)).size !== places.length) throw new PlaceElsewhere();
}

/** Where each level hangs, up to the establishment. */
const hangsFrom = {
  units: sql`t.establishment_id`,
  rooms: sql`(select u.establishment_id from units u where u.organisation_id = t.organisation_id and u.id = t.unit_id)`,
  beds: sql`(select u.establishment_id from rooms r join units u on u.organisation_id = r.organisation_id and u.id = r.unit_id
             where r.organisation_id = t.organisation_id and r.id = t.room_id)`,
};

async function archiveAll(
  tx: Tx,
  { organisationId, at }: Pick<Act, 'organisationId' | 'at'>,
  establishmentId: string,
): Promise<void> {
  for (const level of ['beds', 'rooms', 'units'] as const)
    await sql`
      update ${sql.table(level)} t set archived_at = ${at}
      where t.organisation_id = ${organisationId} and t.archived_at is null and ${hangsFrom[level]} = ${establishmentId}
    `.execute(tables(tx));
}

/** Adds or brings back; an id already in use under another establishment is not taken from it. */
async function keep(
  tx: Tx,
  organisationId: string,
  level: keyof typeof hangsFrom,
  aboveColumn: string,
  places: readonly { id: string; name: string; above: string }[],
  establishmentId: string,
): Promise<void> {
  if (places.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    insert into ${sql.table(level)} as t (organisation_id, id, ${sql.ref(aboveColumn)}, name, rank)
    select ${organisationId}::uuid, p.id, p.above, p.name, p.rank::int
    from unnest(
      ${places.map(({ id }) => id)}::uuid[], ${places.map(({ above }) => above)}::uuid[], ${places.map(({ name }) => name.trim())}::text[]
    ) with ordinality as p (id, above, name, rank)
    on conflict (organisation_id, id) do update
      set name = excluded.name, rank = excluded.rank, ${sql.ref(aboveColumn)} = excluded.${sql.ref(aboveColumn)}, archived_at = null
      where ${hangsFrom[level]} = ${establishmentId}
    returning t.id
  `.execute(tables(tx));
  if (rows.length !== places.length) throw new PlaceElsewhere();
}
