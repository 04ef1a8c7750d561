import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';

export interface Workplace {
  id: string;
  organisationId: string;
  name: string;
  finess: string;
}

/** Name and FINESS of establishments of any organisation: what signing in asks before an organisation is chosen. */
export async function workplaces(tx: Tx, ids: readonly string[]): Promise<Map<string, Workplace>> {
  const { rows } =
    await sql<Workplace>`select id, organisation_id as "organisationId", name, finess from liane_workplaces(${[...new Set(ids)]}::uuid[])`.execute(
      tx.on(),
    );
  return new Map(rows.map((row) => [row.id, row]));
}
