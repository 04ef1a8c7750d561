import * as oidc from 'openid-client';
import { ProSanteConnectRefused, SessionEnded } from './errors.ts';
import type { ProSanteConnectTokens } from './messages.ts';
import { readTokens } from './read-tokens.ts';
import type { Line } from './transport.ts';

/**
 * New tokens for the same session; the access token lives two minutes, so refresh before each use (digest §1.4).
 * @throws SessionEnded when the session is over; any other class of errors.ts leaves the session as it is.
 */
export const refresh =
  (line: Line) =>
  async (tokens: ProSanteConnectTokens): Promise<ProSanteConnectTokens> => {
    try {
      return await line.during(async (service) =>
        readTokens(await oidc.refreshTokenGrant(service, tokens.refreshToken), tokens),
      );
    } catch (failure) {
      if (failure instanceof ProSanteConnectRefused && failure.serviceCode === 'invalid_grant')
        throw new SessionEnded(failure);
      throw failure;
    }
  };
