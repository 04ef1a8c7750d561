import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import type { Establishment } from './contract.ts';
import { tables } from './store.ts';

type Units = Establishment['units'];

/** The units in use of an establishment, in their order, with their rooms and beds. */
export async function unitsOf(tx: Tx, establishmentId: string): Promise<Units> {
  return (await unitsByEstablishment(tx, [establishmentId])).get(establishmentId) ?? [];
}

/** The same for several establishments, in three questions whatever their number. */
export async function unitsByEstablishment(tx: Tx, establishmentIds: readonly string[]): Promise<Map<string, Units>> {
  const asked = new Map<string, Units>(establishmentIds.map((id) => [id, []]));
  if (asked.size === 0) return asked;
  const db = tables(tx);
  const units = await db
    .selectFrom('units')
    .select(['id', 'name', 'establishment_id'])
    .where('establishment_id', '=', sql<string>`any(${[...asked.keys()]}::uuid[])`)
    .where('archived_at', 'is', null)
    .orderBy('rank')
    .execute();
  const rooms = await db
    .selectFrom('rooms')
    .select(['id', 'name', 'unit_id'])
    .where('unit_id', '=', sql<string>`any(${units.map(({ id }) => id)}::uuid[])`)
    .where('archived_at', 'is', null)
    .orderBy('rank')
    .execute();
  const beds = await db
    .selectFrom('beds')
    .select(['id', 'name', 'room_id'])
    .where('room_id', '=', sql<string>`any(${rooms.map(({ id }) => id)}::uuid[])`)
    .where('archived_at', 'is', null)
    .orderBy('rank')
    .execute();

  const bedsOf = Map.groupBy(beds, (bed) => bed.room_id);
  const roomsOf = Map.groupBy(rooms, (room) => room.unit_id);
  for (const unit of units)
    asked.get(unit.establishment_id)?.push({
      id: unit.id,
      name: unit.name,
      rooms: (roomsOf.get(unit.id) ?? []).map((room) => ({
        id: room.id,
        name: room.name,
        beds: (bedsOf.get(room.id) ?? []).map(({ id, name }) => ({ id, name })),
      })),
    });
  return asked;
}

export interface PlacedUnit {
  id: string;
  name: string;
  establishmentId: string;
  archived: boolean;
}

/** A unit of this organisation, archived or not: a past stay still names it. */
export async function unit(tx: Tx, id: string): Promise<PlacedUnit | null> {
  return (await units(tx, [id])).get(id) ?? null;
}

export async function units(tx: Tx, ids: readonly string[]): Promise<Map<string, PlacedUnit>> {
  const rows = await tables(tx)
    .selectFrom('units')
    .select(['id', 'name', 'establishment_id', 'archived_at'])
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, name: row.name, establishmentId: row.establishment_id, archived: row.archived_at !== null },
    ]),
  );
}

export interface PlacedBed {
  id: string;
  name: string;
  room: { id: string; name: string };
  unit: { id: string; name: string };
  establishmentId: string;
  archived: boolean;
}

/** A bed of this organisation and where it is, archived or not. */
export async function bed(tx: Tx, id: string): Promise<PlacedBed | null> {
  return (await beds(tx, [id])).get(id) ?? null;
}

export async function beds(tx: Tx, ids: readonly string[]): Promise<Map<string, PlacedBed>> {
  const rows = await tables(tx)
    .selectFrom('beds as b')
    .innerJoin('rooms as r', (on) =>
      on.onRef('r.organisation_id', '=', 'b.organisation_id').onRef('r.id', '=', 'b.room_id'),
    )
    .innerJoin('units as u', (on) =>
      on.onRef('u.organisation_id', '=', 'r.organisation_id').onRef('u.id', '=', 'r.unit_id'),
    )
    .select([
      'b.id',
      'b.name',
      'b.archived_at',
      'r.id as room_id',
      'r.name as room',
      'u.id as unit_id',
      'u.name as unit',
      'u.establishment_id',
    ])
    .where('b.id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        room: { id: row.room_id, name: row.room },
        unit: { id: row.unit_id, name: row.unit },
        establishmentId: row.establishment_id,
        archived: row.archived_at !== null,
      },
    ]),
  );
}
