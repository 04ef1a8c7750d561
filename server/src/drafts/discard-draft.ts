import type { Act, Tx } from '../platform/index.ts';
import { tables } from './store.ts';

/** The words go; the number stays a while, so that a save of them that arrives late is refused, even when it is the first to come. */
export async function discardDraft(tx: Tx, act: Act, id: string): Promise<void> {
  const gone = { form: '', person_id: null, content: '{}', saved_at: act.at, discarded_at: act.at };
  await tables(tx)
    .insertInto('drafts')
    .values({ organisation_id: act.organisationId, account_id: act.accountId, id, typed_at: act.at, ...gone })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'account_id', 'id']).doUpdateSet(gone))
    .execute();
}
