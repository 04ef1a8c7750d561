import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { isOpen, standingAt, type Standing, type Stay } from './stay.ts';
import { stayTables, staysWhere, type CurrentStayRow } from './store.ts';

export interface OnBoard {
  stayId: string;
  personId: string;
  standing: Standing;
}

/** Who is in a unit now: one indexed read of the projection. */
export async function boardNow(tx: Tx, organisationId: string, unitId: string, now: Date): Promise<OnBoard[]> {
  const rows = await stayTables(tx)
    .selectFrom('current_stays')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('unit_id', '=', unitId)
    .where('is_open', '=', sql.lit(true))
    .execute();
  return rows.map((row) => ({ stayId: row.stay_id, personId: row.person_id, standing: standingOf(row, now) }));
}

/** The state of the projection; a planned stay has begun once its hour has come. */
export function standingOf(row: CurrentStayRow, now: Date): Standing {
  const begun = row.state === 'planned' && row.admitted_at <= now;
  return {
    state: begun ? 'present' : row.state,
    since: row.since,
    unitId: row.unit_id,
    bedId: row.bed_id,
    expectedBackAt: row.expected_back_at,
    endedAt: row.ended_at,
  };
}

/** Who was in a unit at a past instant, from the movements themselves. */
export async function boardAt(tx: Tx, organisationId: string, unitId: string, at: Date): Promise<OnBoard[]> {
  const passed = await stayTables(tx)
    .selectFrom('movements')
    .select('stay_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('unit_id', '=', unitId)
    .where('at', '<=', at)
    .execute();
  const stays = await staysWhere(tx, organisationId, { ids: passed.map((row) => row.stay_id) });
  return stays.flatMap((stay) => onBoard(stay, unitId, at));
}

function onBoard(stay: Stay, unitId: string, at: Date): OnBoard[] {
  const standing = standingAt(stay, at);
  if (!standing || standing.unitId !== unitId || !isOpen(standing) || standing.state === 'planned') return [];
  return [{ stayId: stay.id, personId: stay.personId, standing }];
}
