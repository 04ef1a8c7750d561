import type { Act, Tx } from '../platform/index.ts';
import { tables } from './store.ts';

/** How many emergency accesses wait for somebody else than the one who opened. */
export async function breakGlassWaiting(tx: Tx, act: Pick<Act, 'organisationId' | 'accountId'>): Promise<number> {
  const { count } = await tables(tx)
    .selectFrom('break_glasses as b')
    .leftJoin('break_glass_reviews as r', (on) =>
      on.onRef('r.organisation_id', '=', 'b.organisation_id').onRef('r.break_glass_id', '=', 'b.id'),
    )
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('b.organisation_id', '=', act.organisationId)
    .where('b.account_id', '<>', act.accountId)
    .where('r.at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
