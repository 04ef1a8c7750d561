import type { Act, Tx } from '../platform/index.ts';
import type { Entrance } from './needs.ts';
import { hashOf, newSecret } from './secrets.ts';
import { tables } from './store.ts';

const life = 72 * 3600 * 1000;

/**
 * A new invitation, shown once and valid 72 h; the passkey, the invitation and the sessions of before are worth nothing any more.
 * The token stands after `#`, which browsers never send: no server and no proxy writes it down.
 */
export async function invite(
  { platform, config, needs }: Pick<Entrance, 'platform' | 'config' | 'needs'>,
  tx: Tx,
  act: Pick<Act, 'organisationId' | 'at'>,
  accountId: string,
): Promise<string> {
  const db = tables(tx);
  const practice = await db
    .selectFrom('practices')
    .select('establishment_id')
    .where('organisation_id', '=', act.organisationId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('since')
    .limit(1)
    .executeTakeFirst();
  const place = practice && (await needs.workplaces(tx, [practice.establishment_id])).get(practice.establishment_id);
  for (const table of ['passkeys', 'invitations', 'sessions'] as const)
    await db
      .deleteFrom(table)
      .where('organisation_id', '=', act.organisationId)
      .where('account_id', '=', accountId)
      .execute();
  const token = newSecret();
  await db
    .insertInto('invitations')
    .values({
      id: platform.newId(),
      organisation_id: act.organisationId,
      account_id: accountId,
      establishment_name: place?.name ?? '—',
      token_hash: hashOf(token),
      created_at: act.at,
      valid_until: new Date(act.at.getTime() + life),
      used_at: null,
    })
    .execute();
  return new URL(`/invitation#${token}`, config.publicUrl).href;
}
