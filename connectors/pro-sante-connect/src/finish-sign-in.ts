import * as oidc from 'openid-client';
import { ProSanteConnectUntrusted } from './errors.ts';
import type { KeptSignIn, SignedIn } from './messages.ts';
import { readIdentity } from './read-identity.ts';
import { readTokens } from './read-tokens.ts';
import type { Line } from './transport.ts';

/**
 * Turns the return of the browser into a verified identity: state, issuer, code, id_token signature, nonce, level, then userinfo.
 * @param callbackUrl the whole address the browser came back to.
 * @throws any class of errors.ts; `ProSanteConnectRefused` with `access_denied` when the person refused on the phone.
 */
export const finishSignIn =
  (line: Line) =>
  async (callbackUrl: string | URL, kept: KeptSignIn): Promise<SignedIn> =>
    line.during(async (service) => {
      const answer = new URL(callbackUrl);
      // Before anything else, error answers included: an answer nobody asked for is not ours.
      if (answer.searchParams.get('state') !== kept.state) throw new ProSanteConnectUntrusted('state does not match');
      const granted = await oidc.authorizationCodeGrant(service, atRedirectUri(answer, line), {
        expectedState: kept.state,
        expectedNonce: kept.nonce,
        pkceCodeVerifier: kept.codeVerifier,
        idTokenExpected: true,
      });
      const tokens = readTokens(granted, undefined);
      const proof = granted.claims();
      if (!proof) throw new ProSanteConnectUntrusted('no id_token');
      const told = await oidc.fetchUserInfo(service, tokens.accessToken, proof.sub);
      return { identity: readIdentity(told, proof), tokens };
    });

/** The registered address with what came back: behind a proxy, the server sees itself under another name. */
function atRedirectUri(answer: URL, { config }: Line): URL {
  const url = new URL(config.redirectUri);
  url.search = answer.search;
  return url;
}
