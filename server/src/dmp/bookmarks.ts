import type { Act, Tx } from '../platform/index.ts';
import { tables, topicOf } from './tables.ts';

/** SC.DMP/UX.42: the identifier alone is kept, so that the document is found again without being stored. */
export async function bookmark(
  tx: Tx,
  act: Act,
  personId: string,
  { uniqueId, kept }: { uniqueId: string; kept: boolean },
): Promise<void> {
  if (kept)
    await tables(tx)
      .insertInto('dmp_bookmarks')
      .values({
        organisation_id: act.organisationId,
        person_id: personId,
        unique_id: uniqueId,
        at: act.at,
        by_account: act.accountId,
        by_name: act.who,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await tables(tx)
      .deleteFrom('dmp_bookmarks')
      .where('organisation_id', '=', act.organisationId)
      .where('person_id', '=', personId)
      .where('unique_id', '=', uniqueId)
      .execute();
  tx.announce(topicOf(personId));
}
