import * as oidc from 'openid-client';
import { askedLevel } from './assurance.ts';
import type { KeptSignIn } from './messages.ts';
import type { Line } from './transport.ts';

export interface Departure {
  /** Where to send the browser. */
  url: URL;
  kept: KeptSignIn;
}

/**
 * Prepares a sign-in by authorization code and PKCE (digest §1.3).
 * @param prompt `login` asks for the e-CPS even when a session is open.
 * @throws any class of errors.ts, when the service cannot be reached to learn its addresses.
 */
export const beginSignIn =
  (line: Line) =>
  async ({ prompt }: { prompt?: 'login' } = {}): Promise<Departure> =>
    line.during(
      async (service) => {
        const kept = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          codeVerifier: oidc.randomPKCECodeVerifier(),
        };
        const url = oidc.buildAuthorizationUrl(service, {
          response_type: 'code',
          redirect_uri: line.config.redirectUri,
          scope: 'openid scope_all',
          acr_values: askedLevel,
          state: kept.state,
          nonce: kept.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(kept.codeVerifier),
          code_challenge_method: 'S256',
          ...(prompt ? { prompt } : {}),
        });
        return { url, kept };
      },
      { heardLately: true },
    );
