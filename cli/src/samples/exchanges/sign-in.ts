import type { RunningSandbox } from '@liane/sandbox';
import { signInWithoutBrowser } from '@liane/sandbox';

export const sampler = { clientId: 'exemples', clientSecret: 'secret-des-exemples' };
export const redirectUri = 'http://localhost/retour';

/** The Pro Santé Connect token of somebody of the town, obtained as any software does: e-CPS, code, token. Never written. */
export async function tokenOf(town: RunningSandbox, professional: string): Promise<string> {
  const authorize = new URL(`${town.url}/auth`);
  authorize.search = new URLSearchParams({
    client_id: sampler.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid scope_all',
    acr_values: 'eidas1',
    state: 'exemples',
    nonce: 'exemples',
  }).toString();
  const back = await signInWithoutBrowser(authorize, professional);
  const answered = await fetch(`${town.url}/auth/realms/esante-wallet/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      client_id: sampler.clientId,
      client_secret: sampler.clientSecret,
    }),
  });
  const said: unknown = await answered.json();
  const token = typeof said === 'object' && said !== null && 'access_token' in said ? said.access_token : undefined;
  if (typeof token !== 'string') throw new TypeError(`no token for ${professional}`);
  return token;
}
