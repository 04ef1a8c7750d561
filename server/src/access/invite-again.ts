import type { Act, Tx } from '../platform/index.ts';
import { invite } from './invite.ts';
import { memberOf } from './member.ts';
import type { Entrance } from './needs.ts';
import { SignsInWithProSanteConnect, StaffClosed } from './refusals.ts';

/** Lost phone, lost invitation: the earlier passkey is revoked (SC.SSI/IE.34-35). */
export async function inviteAgain(
  lent: Pick<Entrance, 'platform' | 'config' | 'needs'>,
  tx: Tx,
  act: Act,
  accountId: string,
): Promise<string> {
  const member = await memberOf(tx, act, accountId);
  if (member.rpps !== null) throw new SignsInWithProSanteConnect();
  if (member.closed_at) throw new StaffClosed();
  return invite(lent, tx, act, accountId);
}
