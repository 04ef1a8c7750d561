import { civilDateIn, europeParis } from '@liane/vocabulary';
import type { Act, Tx } from '../platform/index.ts';
import { tables } from './store.ts';

/** The zone whose days count where one works; that of Paris for who acts from no establishment: the worker, a partner software. */
export async function zoneOf(tx: Tx, { establishmentId }: { establishmentId?: string }): Promise<string> {
  if (establishmentId === undefined) return europeParis;
  const row = await tables(tx)
    .selectFrom('establishments')
    .select('time_zone')
    .where('id', '=', establishmentId)
    .executeTakeFirst();
  return row?.time_zone ?? europeParis;
}

/** The civil day `YYYY-MM-DD` of an act, where it is done. */
export const civilDayOf = async (tx: Tx, act: Pick<Act, 'at'> & { establishmentId?: string }): Promise<string> =>
  civilDateIn(act.at, await zoneOf(tx, act));
