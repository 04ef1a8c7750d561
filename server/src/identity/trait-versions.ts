import type { StrictTraits } from '@liane/vocabulary';
import type { Tx } from '../platform/index.ts';
import { identityTables } from './tables.ts';

/** The traits as they were from an instant on. */
export interface TraitVersion {
  at: Date;
  by: string;
  traits: StrictTraits;
  why: string;
}

/** The last first. */
export async function traitVersions(tx: Tx, organisationId: string, personId: string): Promise<TraitVersion[]> {
  const rows = await identityTables(tx)
    .selectFrom('trait_versions')
    .select(['at', 'by_name', 'traits', 'why'])
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ at: row.at, by: row.by_name, traits: row.traits as StrictTraits, why: row.why }));
}
