import type { Act, Tx } from '../platform/index.ts';
import { exerciseOf } from './exercises.ts';
import type { NamedStaff } from './named-professional.ts';
import { tables } from './store.ts';

type Who = Pick<Act, 'organisationId' | 'accountId'> & Partial<Pick<Act, 'sessionId' | 'practiceId'>>;

/**
 * An account of this organisation as exchanges name it, in its latest practice, ended or not: what was done stays theirs. The
 * savoir-faire is what Pro Santé Connect said at the sign-in of the act, when there is one: the DMP demands a doctor’s.
 */
export async function staffMember(
  tx: Tx,
  { organisationId, accountId, sessionId, practiceId }: Who,
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
  const exercise = sessionId && practiceId ? await exerciseOf(tx, { sessionId, practiceId }) : undefined;
  return row
    ? {
        familyName: row.family_name,
        givenName: row.given_name,
        rpps: row.rpps,
        professionCode: row.profession_code,
        ...(exercise?.savoirFaire ? { savoirFaire: exercise.savoirFaire } : {}),
      }
    : null;
}
