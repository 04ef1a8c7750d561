import { randomBytes } from 'node:crypto';
import { psIdNatOf, subOf } from './claims.ts';
import type { ProviderMemory } from './memory.ts';

const kind = 'AccessToken';
const lifetime = 10 * 60;

/** Who holds an access token that is still alive: opaque tokens are known by the store that gave them. */
export async function holderOfToken(
  memory: ProviderMemory,
  accessToken: string,
): Promise<{ psIdNat: string } | undefined> {
  const token = accessToken === '' ? undefined : await memory.storeOf(kind).find(accessToken);
  const psIdNat = typeof token?.accountId === 'string' ? psIdNatOf(token.accountId) : undefined;
  return psIdNat === undefined ? undefined : { psIdNat };
}

/** Gives a token to somebody who signed in elsewhere than in the software under test. */
export async function tokenFor(memory: ProviderMemory, psIdNat: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await memory.storeOf(kind).upsert(token, { accountId: subOf({ psIdNat }), clientId: 'ville', kind }, lifetime);
  return token;
}
