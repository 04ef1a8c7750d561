import type { Act, Platform, Tx } from '../platform/index.ts';
import { addStaff, type NewStaff } from './add-staff.ts';
import { invite } from './invite.ts';
import type { AccessConfig, AccessNeeds } from './needs.ts';
import { nobody } from './seal-traces.ts';
import { tables } from './store.ts';

export type FirstAdministrator = Pick<NewStaff, 'familyName' | 'givenName'> & { email?: string };

/**
 * The invitation of the first administrator of an organisation whose establishment is already in the directory: an address to
 * print once and hand over, valid 72 h. Null as soon as somebody there can administer; until then each call revokes the address
 * of before, so that a lost one is replaced by starting again.
 */
export async function createFirstAdministrator(
  platform: Platform,
  config: AccessConfig,
  needs: AccessNeeds,
  organisationId: string,
  establishmentId: string,
  { familyName, givenName, email }: FirstAdministrator,
): Promise<string | null> {
  const act = { organisationId, at: platform.now() };
  const lent = { platform, config, needs };
  return platform.database.within({ organisationId, accountId: nobody }, async (tx) => {
    const administrators = await administratorsOf(tx, act);
    if (administrators.some(({ ready }) => ready)) return null;
    const invited = administrators[0];
    if (invited) return invite(lent, tx, act, invited.accountId);
    const { invitationUrl } = await addStaff(lent, tx, act, {
      id: platform.newId(),
      familyName,
      givenName,
      rpps: null,
      email: email ?? null,
      practices: [
        { establishmentId, role: 'administrateur', professionCode: null, genre: 'NONE', isAdministrator: true },
      ],
    });
    return invitationUrl;
  });
}

/** Ready: has a passkey, or enters with Pro Santé Connect. */
async function administratorsOf(
  tx: Tx,
  act: Pick<Act, 'organisationId'>,
): Promise<{ accountId: string; ready: boolean }[]> {
  const rows = await tables(tx)
    .selectFrom('practices as p')
    .innerJoin('accounts as a', 'a.id', 'p.account_id')
    .leftJoin('passkeys as k', 'k.account_id', 'a.id')
    .select(['a.id', 'a.rpps', 'k.credential_id'])
    .where('p.organisation_id', '=', act.organisationId)
    .where('p.ended_at', 'is', null)
    .where((either) => either.or([either('p.is_administrator', '=', true), either('p.role', '=', 'administrateur')]))
    .execute();
  return rows.map((row) => ({ accountId: row.id, ready: row.rpps !== null || row.credential_id !== null }));
}
