import type { Tx } from '../platform/index.ts';
import { namesOf } from './names-of.ts';
import { identityTables } from './tables.ts';

export interface StandingMerge {
  id: string;
  absorbedPersonId: string;
  absorbedName: string;
  at: Date;
  by: string;
  why: string;
}

/** The merges into a person that were not undone, the last first. */
export async function mergesInto(tx: Tx, organisationId: string, personId: string): Promise<StandingMerge[]> {
  const rows = await identityTables(tx)
    .selectFrom('merges')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('kept_person_id', '=', personId)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('merge_undoings')
            .select('merge_id')
            .whereRef('merge_undoings.organisation_id', '=', 'merges.organisation_id')
            .whereRef('merge_undoings.merge_id', '=', 'merges.id'),
        ),
      ),
    )
    .orderBy('at', 'desc')
    .execute();
  const names = await namesOf(
    tx,
    organisationId,
    rows.map((row) => row.absorbed_person_id),
  );
  return rows.map((row) => ({
    id: row.id,
    absorbedPersonId: row.absorbed_person_id,
    absorbedName: names.get(row.absorbed_person_id) ?? '',
    at: row.at,
    by: row.by_name,
    why: row.why,
  }));
}
