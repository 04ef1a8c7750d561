import { NotFound, type Act, type Tx } from '../platform/index.ts';
import type { StaffMember } from './contract.ts';
import type { Entrance } from './needs.ts';
import { checksOf } from './staff-checks.ts';
import { presentPractices } from './present-session.ts';
import { displayNameOf, tables, type PracticeRow } from './store.ts';

/** The staff of the organisation, closed accounts last, each by name. */
export async function staff(
  lent: Pick<Entrance, 'needs'>,
  tx: Tx,
  act: Pick<Act, 'organisationId'>,
  only?: string,
): Promise<StaffMember[]> {
  const db = tables(tx);
  const members = await db
    .selectFrom('members as m')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .selectAll('m')
    .select((of) => [
      'a.rpps',
      of
        .exists(of.selectFrom('passkeys as k').select('k.account_id').whereRef('k.account_id', '=', 'm.account_id'))
        .as('has_passkey'),
      of
        .selectFrom('sign_in_attempts as s')
        .select((last) => last.fn.max('s.at').as('at'))
        .whereRef('s.account_id', '=', 'm.account_id')
        .where('s.result', '=', 'ok')
        .as('last_sign_in_at'),
    ])
    .where('m.organisation_id', '=', act.organisationId)
    .$if(only !== undefined, (query) => query.where('m.account_id', '=', only ?? ''))
    .orderBy((of) => of('m.closed_at', 'is not', null))
    .orderBy('m.family_name')
    .orderBy('m.given_name')
    .execute();
  const rows = await db
    .selectFrom('practices')
    .selectAll()
    .where('organisation_id', '=', act.organisationId)
    .where('ended_at', 'is', null)
    .$if(only !== undefined, (query) => query.where('account_id', '=', only ?? ''))
    .orderBy('since')
    .orderBy('id')
    .execute();
  const shown = new Map((await presentPractices(lent, tx, rows)).map((practice) => [practice.id, practice]));
  const checks = await checksOf(tx, act.organisationId);
  const heldBy = Map.groupBy(rows, (practice: PracticeRow) => practice.account_id);
  return members.map((member) => ({
    id: member.account_id,
    displayName: displayNameOf(member),
    familyName: member.family_name,
    givenName: member.given_name,
    rpps: member.rpps,
    email: member.email,
    signsInWith: waysIn(member),
    practices: (heldBy.get(member.account_id) ?? []).flatMap(({ id }) => shown.get(id) ?? []),
    lastSignInAt: member.last_sign_in_at?.toISOString() ?? null,
    register: checkOf(member, checks.get(member.account_id)),
  }));
}

/** One of them. Throws NotFound. */
export async function staffMember(
  lent: Pick<Entrance, 'needs'>,
  tx: Tx,
  act: Pick<Act, 'organisationId'>,
  id: string,
): Promise<StaffMember> {
  const [member] = await staff(lent, tx, act, id);
  if (!member) throw new NotFound('Cette personne');
  return member;
}

/** What was said of a former number says nothing of this one. */
const checkOf = (
  member: { rpps: string | null },
  check: StaffMember['register'] | undefined,
): StaffMember['register'] => (check && check.rpps === member.rpps ? check : null);

function waysIn(member: {
  closed_at: Date | null;
  rpps: string | null;
  has_passkey: unknown;
}): StaffMember['signsInWith'] {
  if (member.closed_at) return 'closed';
  if (member.rpps !== null) return 'pro-sante-connect';
  return member.has_passkey ? 'passkey' : 'invited';
}
