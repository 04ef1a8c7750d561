import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { identityTables } from './tables.ts';

/** How many identities are not qualified yet, fictive ones left out. */
export async function identitiesWaiting(tx: Tx, organisationId: string): Promise<number> {
  const { count } = await identityTables(tx)
    .selectFrom('persons')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('status', '<>', 'qualifiee')
    .where('merged_into', 'is', null)
    .where(sql<boolean>`not ('fictive' = any(attributes))`)
    .executeTakeFirstOrThrow();
  return count;
}
