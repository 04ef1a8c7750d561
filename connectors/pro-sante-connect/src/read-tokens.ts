import type { TokenEndpointResponse } from 'openid-client';
import { ProSanteConnectUnreadable } from './errors.ts';
import type { ProSanteConnectTokens } from './messages.ts';

/**
 * @param before tokens of the same session, when this is a refresh: the service may keep the refresh token or the id_token.
 * @throws ProSanteConnectUnreadable when a token or its life is missing.
 */
export function readTokens(
  granted: TokenEndpointResponse,
  before: ProSanteConnectTokens | undefined,
  now = Date.now(),
): ProSanteConnectTokens {
  const refreshToken = granted.refresh_token ?? before?.refreshToken;
  const idToken = granted.id_token ?? before?.idToken;
  if (refreshToken === undefined || idToken === undefined)
    throw new ProSanteConnectUnreadable('token answer without refresh_token or id_token');
  if (granted.expires_in === undefined) throw new ProSanteConnectUnreadable('token answer without expires_in');
  const refreshLife = granted.refresh_expires_in;
  return {
    accessToken: granted.access_token,
    accessTokenExpiresAt: new Date(now + granted.expires_in * 1000),
    refreshToken,
    // Keycloak says 0 when the refresh token has no end of its own.
    ...(typeof refreshLife === 'number' && refreshLife > 0
      ? { refreshTokenExpiresAt: new Date(now + refreshLife * 1000) }
      : {}),
    idToken,
  };
}
