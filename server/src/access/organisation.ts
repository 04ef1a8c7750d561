import type { Tx } from '../platform/index.ts';
import { tables } from './store.ts';

/** An organisme gestionnaire: the wall of the database. */
export interface Organisation {
  id: string;
  name: string;
  finessJuridique: string;
  siren: string | null;
}

/** Opens the wall of an organisation; nothing happens when it is there already. */
export async function openOrganisation(
  tx: Tx,
  at: Date,
  { id, name, finessJuridique, siren }: Organisation,
): Promise<void> {
  await tables(tx)
    .insertInto('organisations')
    .values({ id, name, finess_juridique: finessJuridique, siren, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function organisations(tx: Tx): Promise<Organisation[]> {
  const rows = await tables(tx).selectFrom('organisations').selectAll().orderBy('name').execute();
  return rows.map((row) => ({ id: row.id, name: row.name, finessJuridique: row.finess_juridique, siren: row.siren }));
}
