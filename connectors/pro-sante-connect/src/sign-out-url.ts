import * as oidc from 'openid-client';
import type { Line } from './transport.ts';

/**
 * Where to send the browser so that the session also ends at Pro Santé Connect (digest §1.9).
 * @param state comes back with the browser; to be checked by the caller.
 * @throws any class of errors.ts, when the addresses of the service are not known yet and it cannot be reached.
 */
export const signOutUrl =
  (line: Line) =>
  async (idToken: string, state: string = oidc.randomState()): Promise<URL> =>
    line.during(async (service) =>
      oidc.buildEndSessionUrl(service, {
        id_token_hint: idToken,
        state,
        ...(line.config.postLogoutRedirectUri ? { post_logout_redirect_uri: line.config.postLogoutRedirectUri } : {}),
      }),
    );
