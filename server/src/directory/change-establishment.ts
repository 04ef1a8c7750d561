import type { Act, Tx } from '../platform/index.ts';
import { columnsOf } from './add-establishment.ts';
import { checkEstablishment, type EstablishmentFields } from './check-establishment.ts';
import { EstablishmentChangedMeanwhile, UnknownEstablishment } from './refusals.ts';
import { lockEstablishment, tables } from './store.ts';

/** The FINESS stays: another number is another establishment. Throws UnknownEstablishment, EstablishmentChangedMeanwhile. */
export async function changeEstablishment(
  tx: Tx,
  { who }: Pick<Act, 'who'>,
  id: string,
  { fields, basedOn }: { fields: Omit<EstablishmentFields, 'id' | 'finess'>; basedOn: number },
): Promise<void> {
  checkEstablishment(fields);
  const before = await lockEstablishment(tx, id);
  if (!before) throw new UnknownEstablishment();
  if (before.sheet_version !== basedOn) throw new EstablishmentChangedMeanwhile(before.sheet_by);
  await tables(tx)
    .updateTable('establishments')
    .set({ ...columnsOf(fields), sheet_version: basedOn + 1, sheet_by: who })
    .where('id', '=', id)
    .execute();
}
