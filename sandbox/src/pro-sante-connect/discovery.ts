import type { FastifyInstance } from 'fastify';
import type { Town } from '../service.ts';
import { scopeAllClaims } from './claims.ts';
import { key } from './journalled.ts';
import { endpoints, realm, walletAuthorization } from './paths.ts';

/** Both discovery documents. Only the wallet's one carries the authorization address people must use (digest §1.2). */
export function mountDiscovery(app: FastifyInstance, town: Town): void {
  const base = `${town.addresses.http}${realm}`;
  const told = {
    issuer: base,
    token_endpoint: `${base}${endpoints.token}`,
    userinfo_endpoint: `${base}${endpoints.userinfo}`,
    introspection_endpoint: `${base}${endpoints.introspection}`,
    end_session_endpoint: `${base}${endpoints.endSession}`,
    jwks_uri: `${base}${endpoints.certs}`,
    revocation_endpoint: `${base}${endpoints.revocation}`,
    backchannel_authentication_endpoint: `${base}${endpoints.ciba}`,
    backchannel_token_delivery_modes_supported: ['poll'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'urn:openid:params:grant-type:ciba'],
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'scope_all'],
    acr_values_supported: ['eidas1', 'eidas2', 'eidas3'],
    claims_supported: ['sub', 'acr', 'amr', 'auth_time', ...scopeAllClaims],
    authorization_response_iss_parameter_supported: true,
  };
  const documents = {
    [endpoints.discovery]: { ...told, authorization_endpoint: `${base}${endpoints.authorization}` },
    [endpoints.walletDiscovery]: { ...told, authorization_endpoint: `${town.addresses.http}${walletAuthorization}` },
  };
  for (const [path, document] of Object.entries(documents))
    app.get(`${realm}${path}`, async (request) => {
      town.journal.record({
        service: key,
        asked: 'Document de découverte lu',
        received: `GET ${request.url}`,
        answered: JSON.stringify(document, undefined, 2),
        status: 200,
      });
      return document;
    });
}
