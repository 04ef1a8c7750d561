import { errors, Provider } from 'oidc-provider';
import type { Context, OidcContext, Stored } from 'oidc-provider';
import type { Town } from '../service.ts';
import type { TownProfessional } from '../cast.ts';
import { claimsOf, scopeAllClaims, subOf } from './claims.ts';
import { cibaFeature } from './ciba.ts';
import type { WaitingPhones } from './ciba.ts';
import { finishAsTheServiceDoes } from './answers.ts';
import { journalled } from './journalled.ts';
import type { ProviderKeys } from './keys.ts';
import { sliding } from './lifetimes.ts';
import type { PscLifetimes } from './lifetimes.ts';
import type { ProviderMemory } from './memory.ts';
import { errorPage, signedOutPage, signingOutPage } from './pages.ts';
import { eCpsPath, endpoints, realm } from './paths.ts';

export interface ProviderParts {
  town: Town;
  keys: ProviderKeys;
  memory: ProviderMemory;
  lifetimes: PscLifetimes;
  phones: WaitingPhones;
}

/** The digest's name of the CIBA grant (§1.8) beside that of the OpenID specification. */
const cibaGrantTypes = ['urn:openid:params:grant-type:ciba', 'urn:ietf:params:oauth:grant-type:ciba'] as const;

class ProSanteConnectProvider extends Provider {
  override registerGrantType(name: string, handler: unknown, ...rest: unknown[]): void {
    super.registerGrantType(name, handler, ...rest);
    if (name === cibaGrantTypes[0]) super.registerGrantType(cibaGrantTypes[1], handler, ...rest);
  }
}

/** The OpenID provider, with the paths, claims and lifetimes of Pro Santé Connect. */
export function createProvider({ town, keys, memory, lifetimes, phones }: ProviderParts): Provider {
  const bySub = new Map(town.cast.professionals.map((professional) => [subOf(professional), professional]));
  const provider: Provider = new ProSanteConnectProvider(`${town.addresses.http}${realm}`, {
    adapter: (kind: string) => memory.storeOf(kind),
    jwks: keys.jwks,
    cookies: {
      keys: [keys.cookieSecret],
      // The DUI answers on the same host name in a demonstration: names must not meet.
      names: { session: 'psc_session', interaction: 'psc_demande', resume: 'psc_reprise' },
    },
    clients: town.clients.map(({ clientId, clientSecret, redirectUris, postLogoutRedirectUris = [] }) => ({
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: redirectUris,
      post_logout_redirect_uris: postLogoutRedirectUris,
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token', ...cibaGrantTypes],
      backchannel_token_delivery_mode: 'poll',
      require_auth_time: true,
    })),
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    acrValues: ['eidas1', 'eidas2', 'eidas3'],
    scopes: ['openid', 'scope_all'],
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time', 'preferred_username', 'sid'],
      scope_all: scopeAllClaims,
      acr: null,
      auth_time: null,
    },
    responseTypes: ['code'],
    pkce: { required: () => false },
    clockTolerance: 0,
    routes: {
      authorization: endpoints.authorization,
      token: endpoints.token,
      userinfo: endpoints.userinfo,
      introspection: endpoints.introspection,
      end_session: endpoints.endSession,
      jwks: endpoints.certs,
      revocation: endpoints.revocation,
      backchannel_authentication: endpoints.ciba,
    },
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: () => true },
      revocation: {
        enabled: true,
        allowedPolicy: (_context: Context, client: { clientId: string }, token: { clientId?: string }) =>
          token.clientId === client.clientId,
      },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: logOutAtOnce,
        postLogoutSuccessSource: (context: Context) => void (context.body = signedOutPage().text),
      },
      ciba: cibaFeature(town, phones),
    },
    interactions: { url: (_context: Context, { uid }: { uid: string }) => eCpsPath(uid) },
    findAccount: (_context: Context, sub: string, token?: Stored) => accountOf(sub, bySub.get(sub), token),
    loadExistingGrant: grantEverythingAsked,
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: lifetimes.accessToken,
      AuthorizationCode: 60,
      BackchannelAuthenticationRequest: lifetimes.eCps,
      Grant: lifetimes.session,
      IdToken: lifetimes.accessToken,
      Interaction: lifetimes.eCps,
      RefreshToken: (_context: Context, token: { iiat?: number }) => sliding(lifetimes, token.iiat),
      Session: (_context: Context, session: { loginTs?: number }) => sliding(lifetimes, session.loginTs),
    },
    renderError: (context: Context, out: { error: string; error_description?: string }, error: Error) => {
      context.type = 'html';
      context.body = errorPage(out.error, out.error_description, error instanceof errors.SessionNotFound).text;
    },
  });
  provider.use(journalled(town));
  provider.use(finishAsTheServiceDoes(provider, bySub, lifetimes));
  return provider;
}

function accountOf(sub: string, professional: TownProfessional | undefined, token: Stored | undefined) {
  if (!professional) return undefined;
  return {
    accountId: sub,
    claims: async () => ({ ...claimsOf(professional), ...(token?.sessionUid ? { sid: token.sessionUid } : {}) }),
  };
}

/** Pro Santé Connect asks no consent screen: what a registered client asks is granted. */
async function grantEverythingAsked(
  context: Context & { oidc: OidcContext & { session: { accountId: string }; provider: Provider } },
) {
  const { client, params, session, provider } = context.oidc;
  if (!client) return undefined;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  for (const scope of (params?.scope ?? '').split(' ')) grant.addOIDCScope(scope);
  await grant.save();
  return grant;
}

/** The real service asks nothing when the session is known: the page answers itself, or by its button without script. */
function logOutAtOnce(context: Context, form: string): void {
  context.body = signingOutPage(form).text;
}
