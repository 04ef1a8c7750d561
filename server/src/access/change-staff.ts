import type { Act, Tx } from '../platform/index.ts';
import { checkPractices, type GivenPractice } from './check-practices.ts';
import { givePractices } from './give-practices.ts';
import { memberOf } from './member.ts';
import type { Entrance } from './needs.ts';
import { OwnRights } from './refusals.ts';
import { tables } from './store.ts';

/** Gives other roles or establishments; someone whose account was closed comes back this way. */
export async function changeStaff(
  { platform, needs }: Pick<Entrance, 'platform' | 'needs'>,
  tx: Tx,
  act: Act,
  accountId: string,
  practices: readonly GivenPractice[],
): Promise<void> {
  if (accountId === act.accountId) throw new OwnRights();
  const member = await memberOf(tx, act, accountId);
  await checkPractices(needs, tx, act, practices, member.rpps);
  await givePractices(tx, act, () => platform.newId(), accountId, practices);
  await tables(tx)
    .updateTable('members')
    .set({ closed_at: null, closed_by: null })
    .where('organisation_id', '=', act.organisationId)
    .where('account_id', '=', accountId)
    .execute();
}
