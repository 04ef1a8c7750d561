import { NotFound, type Act, type Tx } from '../platform/index.ts';
import { tables, type MemberRow } from './store.ts';

/** Someone of the staff of this organisation, open or closed. Throws NotFound. */
export async function memberOf(
  tx: Tx,
  act: Pick<Act, 'organisationId'>,
  accountId: string,
): Promise<MemberRow & { rpps: string | null }> {
  const member = await tables(tx)
    .selectFrom('members as m')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .selectAll('m')
    .select('a.rpps')
    .where('m.organisation_id', '=', act.organisationId)
    .where('m.account_id', '=', accountId)
    .executeTakeFirst();
  if (!member) throw new NotFound('Cette personne');
  return member;
}
