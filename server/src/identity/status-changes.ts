import type { IdentityStatus } from '@liane/vocabulary';
import type { Tx } from '../platform/index.ts';
import { identityTables } from './tables.ts';

/** INS/va1.44: the former status, when it changed, who changed it. */
export interface StatusChange {
  at: Date;
  from: IdentityStatus | null;
  to: IdentityStatus;
  by: string;
  why: string;
}

/** The last first. */
export async function statusChangesOf(tx: Tx, organisationId: string, personId: string): Promise<StatusChange[]> {
  const rows = await identityTables(tx)
    .selectFrom('status_changes')
    .select(['at', 'from_status', 'to_status', 'by_name', 'why'])
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ at: row.at, from: row.from_status, to: row.to_status, by: row.by_name, why: row.why }));
}
