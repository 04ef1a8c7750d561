import type { Act, Tx } from '../platform/index.ts';
import { givePractices } from './give-practices.ts';
import { memberOf } from './member.ts';
import { tables } from './store.ts';

/** Ends every practice here, its sessions at once, its invitations and passkeys. Another organisation is not concerned. */
export async function closeStaff(tx: Tx, act: Act, accountId: string): Promise<void> {
  await memberOf(tx, act, accountId);
  await givePractices(tx, act, () => '', accountId, []);
  const db = tables(tx);
  for (const table of ['passkeys', 'invitations', 'sessions'] as const)
    await db
      .deleteFrom(table)
      .where('organisation_id', '=', act.organisationId)
      .where('account_id', '=', accountId)
      .execute();
  await db
    .updateTable('members')
    .set({ closed_at: act.at, closed_by: act.who })
    .where('organisation_id', '=', act.organisationId)
    .where('account_id', '=', accountId)
    .where('closed_at', 'is', null)
    .execute();
}
