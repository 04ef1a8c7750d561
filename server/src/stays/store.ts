import { sql } from 'kysely';
import type { Act, Tx } from '../platform/index.ts';
import { BedTaken, StayAlreadyOpen } from './refusals.ts';
import {
  admittedAt,
  isOpen,
  standingAt,
  type Movement,
  type MovementKind,
  type Stay,
  type StayKind,
  type StayState,
} from './stay.ts';

interface StayTables {
  stays: {
    organisation_id: string;
    id: string;
    person_id: string;
    establishment_id: string;
    kind: StayKind;
    recorded_at: Date;
    by_account: string;
  };
  movements: {
    organisation_id: string;
    id: string;
    stay_id: string;
    kind: MovementKind;
    at: Date;
    recorded_at: Date;
    by_account: string;
    by_name: string;
    unit_id: string | null;
    bed_id: string | null;
    expected_back_at: Date | null;
    detail: string;
  };
  movement_cancellations: {
    organisation_id: string;
    movement_id: string;
    at: Date;
    by_account: string;
    by_name: string;
    why: string;
  };
  current_stays: CurrentStayRow;
}

export interface CurrentStayRow {
  organisation_id: string;
  stay_id: string;
  person_id: string;
  establishment_id: string;
  kind: StayKind;
  state: StayState;
  since: Date;
  admitted_at: Date;
  unit_id: string | null;
  bed_id: string | null;
  expected_back_at: Date | null;
  ended_at: Date | null;
  is_open: boolean;
}

export const stayTables = (tx: Tx) => tx.on<StayTables>();

export async function addStay(tx: Tx, act: Act, stay: Stay): Promise<void> {
  await stayTables(tx)
    .insertInto('stays')
    .values({
      organisation_id: act.organisationId,
      id: stay.id,
      person_id: stay.personId,
      establishment_id: stay.establishmentId,
      kind: stay.kind,
      recorded_at: act.at,
      by_account: act.accountId,
    })
    .execute();
}

export async function addMovement(tx: Tx, act: Act, stayId: string, movement: Movement): Promise<void> {
  await stayTables(tx)
    .insertInto('movements')
    .values({
      organisation_id: act.organisationId,
      id: movement.id,
      stay_id: stayId,
      kind: movement.kind,
      at: movement.at,
      recorded_at: movement.recordedAt,
      by_account: act.accountId,
      by_name: movement.by,
      unit_id: movement.unitId,
      bed_id: movement.bedId,
      expected_back_at: movement.expectedBackAt,
      detail: movement.detail,
    })
    .execute();
}

export async function addCancellation(tx: Tx, act: Act, movementId: string, why: string): Promise<void> {
  await stayTables(tx)
    .insertInto('movement_cancellations')
    .values({
      organisation_id: act.organisationId,
      movement_id: movementId,
      at: act.at,
      by_account: act.accountId,
      by_name: act.who,
      why,
    })
    .execute();
}

/** Serialises the movements of one stay: the second waits, then sees the first. */
export async function lockStay(tx: Tx, stayId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${stayId}, 7))`.execute(stayTables(tx));
}

/** The stays that match, whole, with every movement. */
export async function staysWhere(
  tx: Tx,
  organisationId: string,
  which: { ids?: string[]; personId?: string },
): Promise<Stay[]> {
  const rows = await stayTables(tx)
    .selectFrom('stays')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .$if(which.ids !== undefined, (query) => query.where('id', '=', sql<string>`any(${which.ids ?? []}::uuid[])`))
    .$if(which.personId !== undefined, (query) =>
      query.where('person_id', '=', sql<string>`any(liane_same_person(${which.personId ?? null}))`),
    )
    .execute();
  const movements = await movementsOf(
    tx,
    organisationId,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    establishmentId: row.establishment_id,
    kind: row.kind,
    movements: movements.get(row.id) ?? [],
  }));
}

async function movementsOf(tx: Tx, organisationId: string, stayIds: string[]): Promise<Map<string, Movement[]>> {
  const rows = await stayTables(tx)
    .selectFrom('movements')
    .leftJoin('movement_cancellations', (join) =>
      join
        .onRef('movement_cancellations.organisation_id', '=', 'movements.organisation_id')
        .onRef('movement_cancellations.movement_id', '=', 'movements.id'),
    )
    .selectAll('movements')
    .select('movement_cancellations.why as cancelled_why')
    .where('movements.organisation_id', '=', organisationId)
    .where('stay_id', '=', sql<string>`any(${stayIds}::uuid[])`)
    .orderBy('movements.at')
    .orderBy('movements.recorded_at')
    .execute();
  const byStay = new Map<string, Movement[]>();
  for (const row of rows) {
    const list = byStay.get(row.stay_id) ?? [];
    list.push({
      id: row.id,
      kind: row.kind,
      at: row.at,
      recordedAt: row.recorded_at,
      by: row.by_name,
      unitId: row.unit_id,
      bedId: row.bed_id,
      expectedBackAt: row.expected_back_at,
      detail: row.detail,
      cancelled: row.cancelled_why !== null,
    });
    byStay.set(row.stay_id, list);
  }
  return byStay;
}

/** Rewrites the projection of one stay from its movements. Throws BedTaken or StayAlreadyOpen when the unique indexes say so. */
export async function project(tx: Tx, act: Act, stay: Stay): Promise<void> {
  const standing = standingAt(stay, act.at);
  if (!standing) {
    await stayTables(tx)
      .deleteFrom('current_stays')
      .where('organisation_id', '=', act.organisationId)
      .where('stay_id', '=', stay.id)
      .execute();
    return;
  }
  const row = {
    state: standing.state,
    since: standing.since,
    admitted_at: admittedAt(stay),
    unit_id: standing.unitId,
    bed_id: standing.bedId,
    expected_back_at: standing.expectedBackAt,
    ended_at: standing.endedAt,
    is_open: isOpen(standing),
  };
  try {
    await stayTables(tx)
      .insertInto('current_stays')
      .values({
        organisation_id: act.organisationId,
        stay_id: stay.id,
        person_id: stay.personId,
        establishment_id: stay.establishmentId,
        kind: stay.kind,
        ...row,
      })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'stay_id']).doUpdateSet(row))
      .execute();
  } catch (cause) {
    const constraint = (cause as { constraint?: string }).constraint;
    if (constraint === 'one_person_a_bed') throw new BedTaken();
    if (constraint === 'one_open_stay_a_kind') throw new StayAlreadyOpen();
    throw cause;
  }
}

/** Where a person stands today: open stays first, then the latest ended. */
export async function currentStays(tx: Tx, organisationId: string, personId: string): Promise<CurrentStayRow[]> {
  return stayTables(tx)
    .selectFrom('current_stays')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', sql<string>`any(liane_same_person(${personId}))`)
    .orderBy('is_open', 'desc')
    .orderBy('admitted_at', 'desc')
    .execute();
}

/** The same for several persons at once, under the very ids given. */
export async function currentStaysOfMany(
  tx: Tx,
  organisationId: string,
  personIds: readonly string[],
): Promise<CurrentStayRow[]> {
  return stayTables(tx)
    .selectFrom('current_stays')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .orderBy('is_open', 'desc')
    .orderBy('admitted_at', 'desc')
    .execute();
}

/** Movements of an establishment since an instant, those cancelled left out, the newest first. */
export async function movementsSince(
  tx: Tx,
  organisationId: string,
  establishmentId: string,
  since: Date,
  most = 50,
): Promise<{ personId: string; kind: MovementKind; at: Date }[]> {
  const rows = await stayTables(tx)
    .selectFrom('movements')
    .innerJoin('stays', (join) =>
      join.onRef('stays.organisation_id', '=', 'movements.organisation_id').onRef('stays.id', '=', 'movements.stay_id'),
    )
    .leftJoin('movement_cancellations', (join) =>
      join
        .onRef('movement_cancellations.organisation_id', '=', 'movements.organisation_id')
        .onRef('movement_cancellations.movement_id', '=', 'movements.id'),
    )
    .select(['stays.person_id', 'movements.kind', 'movements.at'])
    .where('movements.organisation_id', '=', organisationId)
    .where('stays.establishment_id', '=', establishmentId)
    .where('movements.at', '>=', since)
    .where('movement_cancellations.movement_id', 'is', null)
    .orderBy('movements.at', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({ personId: row.person_id, kind: row.kind, at: row.at }));
}

/** Those who stay in an establishment now; with `bedIds`, only those in one of these beds. */
export async function peopleOf(
  tx: Tx,
  organisationId: string,
  establishmentId: string,
  most: number,
  bedIds?: readonly string[],
): Promise<string[]> {
  const rows = await stayTables(tx)
    .selectFrom('current_stays')
    .select('person_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('establishment_id', '=', establishmentId)
    .where('is_open', '=', sql.lit(true))
    .$if(bedIds !== undefined, (query) => query.where('bed_id', '=', sql<string>`any(${[...(bedIds ?? [])]}::uuid[])`))
    .limit(most)
    .execute();
  return rows.map((row) => row.person_id);
}

/** Where people stay now in an establishment, as the directory asks before it removes a place. */
export async function stayedIn(
  tx: Tx,
  organisationId: string,
  establishmentId: string,
): Promise<{ unitId: string | null; bedId: string | null }[]> {
  const rows = await stayTables(tx)
    .selectFrom('current_stays')
    .select(['unit_id', 'bed_id'])
    .where('organisation_id', '=', organisationId)
    .where('establishment_id', '=', establishmentId)
    .where('is_open', '=', sql.lit(true))
    .execute();
  return rows.map((row) => ({ unitId: row.unit_id, bedId: row.bed_id }));
}
