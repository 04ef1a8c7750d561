import { breakGlass } from '../access/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { tables, topicOf } from './tables.ts';

/** Until when this professional may consult in bris de glace; null without one. */
export async function openBreakGlassOn(
  tx: Tx,
  act: Pick<Act, 'organisationId' | 'accountId' | 'at'>,
  personId: string,
): Promise<Date | null> {
  const row = await tables(tx)
    .selectFrom('dmp_break_glasses')
    .select('until')
    .where('organisation_id', '=', act.organisationId)
    .where('account_id', '=', act.accountId)
    .where('person_id', '=', personId)
    .where('until', '>', act.at)
    .orderBy('until', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** Bris de glace on the DMP (national digest 3.10): a professional before a person who cannot speak; traced and reviewed like the others. */
export async function breakGlassOfDmp(
  tx: Tx,
  act: Act,
  { id, personId, reason }: { id: string; personId: string; reason: string },
): Promise<void> {
  const { until } = await breakGlass(tx, act, { id, personId, reason: `Bris de glace sur le DMP : ${reason}` });
  await tables(tx)
    .insertInto('dmp_break_glasses')
    .values({ organisation_id: act.organisationId, id, person_id: personId, account_id: act.accountId, until })
    .execute();
  tx.announce(topicOf(personId));
}
