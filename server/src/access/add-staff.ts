import { randomBytes } from 'node:crypto';
import { isRpps, psIdNatOfRpps } from '@liane/vocabulary';
import { sql } from 'kysely';
import type { Act, Tx } from '../platform/index.ts';
import { checksStaff } from './check-staff.ts';
import { checkPractices, type GivenPractice } from './check-practices.ts';
import { givePractices } from './give-practices.ts';
import { invite } from './invite.ts';
import type { Entrance } from './needs.ts';
import { AlreadyStaff, RppsInvalid } from './refusals.ts';
import { tables } from './store.ts';

export interface NewStaff {
  id: string;
  familyName: string;
  givenName: string;
  rpps: string | null;
  email: string | null;
  practices: readonly GivenPractice[];
}

type Lent = Pick<Entrance, 'platform' | 'config' | 'needs'>;

/**
 * Adds a professional. With an RPPS number they enter with Pro Santé Connect, under the account they may already have in another
 * organisation; without one, by an invitation shown once. The two never mix: an administrator cannot give a passkey to an account
 * that another organisation trusts. Throws a refusal, nothing is kept then.
 */
export async function addStaff(
  lent: Lent,
  tx: Tx,
  act: Pick<Act, 'organisationId' | 'at'>,
  added: NewStaff,
): Promise<{ accountId: string; invitationUrl: string | null }> {
  if (added.rpps !== null && !isRpps(added.rpps)) throw new RppsInvalid();
  await checkPractices(lent.needs, tx, act, added.practices, added.rpps);
  const accountId = await accountFor(tx, act, added);
  if (!accountId) throw new AlreadyStaff();
  const joined = await tables(tx)
    .insertInto('members')
    .values({
      organisation_id: act.organisationId,
      account_id: accountId,
      family_name: added.familyName,
      given_name: added.givenName,
      email: added.email,
      added_at: act.at,
      closed_at: null,
      closed_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst();
  if (!joined) throw new AlreadyStaff();
  await givePractices(tx, act, () => lent.platform.newId(), accountId, added.practices);
  if (added.rpps !== null)
    await tx.enqueue(
      checksStaff,
      { organisationId: act.organisationId, accountId },
      { key: `${checksStaff}:${accountId}` },
    );
  return { accountId, invitationUrl: added.rpps === null ? await invite(lent, tx, act, accountId) : null };
}

/** The account of this RPPS number, or a new one; null when the id is already somebody else's. */
async function accountFor(
  tx: Tx,
  act: Pick<Act, 'at'>,
  { id, rpps, familyName, givenName }: NewStaff,
): Promise<string | null> {
  const subject = rpps === null ? null : psIdNatOfRpps(rpps);
  const { rows } = await sql<{ account: string | null }>`
    select liane_account_for(${id}, ${subject}, ${rpps}, ${familyName}, ${givenName}, ${randomBytes(32)}, ${act.at}) as account
  `.execute(tx.on());
  return rows[0]?.account ?? null;
}
