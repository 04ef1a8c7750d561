import type { Tx } from '../platform/index.ts';
import { columnsOf } from './add-establishment.ts';
import { checkEstablishment, type EstablishmentFields } from './check-establishment.ts';
import { UnknownEstablishment } from './refusals.ts';
import { tables } from './store.ts';

/** The FINESS stays: another number is another establishment. */
export async function changeEstablishment(
  tx: Tx,
  id: string,
  fields: Omit<EstablishmentFields, 'id' | 'finess'>,
): Promise<void> {
  checkEstablishment(fields);
  const changed = await tables(tx)
    .updateTable('establishments')
    .set(columnsOf(fields))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw new UnknownEstablishment();
}
