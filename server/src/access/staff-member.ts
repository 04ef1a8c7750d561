import type { Tx } from '../platform/index.ts';
import type { NamedStaff } from './named-professional.ts';
import { tables } from './store.ts';

/** An account of this organisation as exchanges name it, in its latest practice, ended or not: what was done stays theirs. */
export async function staffMember(
  tx: Tx,
  { organisationId, accountId }: { organisationId: string; accountId: string },
): Promise<NamedStaff | null> {
  const row = await tables(tx)
    .selectFrom('members as m')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .leftJoin('practices as p', (on) =>
      on.onRef('p.organisation_id', '=', 'm.organisation_id').onRef('p.account_id', '=', 'm.account_id'),
    )
    .select(['m.family_name', 'm.given_name', 'a.rpps', 'p.profession_code'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.account_id', '=', accountId)
    .orderBy('p.ended_at', (order) => order.desc().nullsFirst())
    .executeTakeFirst();
  return row
    ? {
        familyName: row.family_name,
        givenName: row.given_name,
        rpps: row.rpps,
        professionCode: row.profession_code,
      }
    : null;
}
