import type { Context, Middleware } from 'oidc-provider';
import type { Town } from '../service.ts';

export const key = 'pro-sante-connect';

const sentences: Record<string, string> = {
  authorization: 'Connexion demandée',
  resume: 'Connexion reprise après l’e-CPS',
  token: 'Jetons demandés',
  userinfo: 'Identité du professionnel demandée',
  introspection: 'Jeton vérifié',
  revocation: 'Jeton révoqué',
  end_session: 'Déconnexion demandée',
  end_session_confirm: 'Déconnexion faite',
  backchannel_authentication: 'e-CPS sollicitée sans navigateur (CIBA)',
  discovery: 'Document de découverte lu',
  jwks: 'Clés publiques lues',
};

/** Writes each exchange of the provider in the journal, secrets and tokens shortened. */
export const journalled =
  (town: Town): Middleware =>
  async (context, next) => {
    await next();
    const oidc = routedBy(context);
    if (!oidc) return;
    const params = { ...oidc.params, ...oidc.body };
    const client = oidc.client?.clientId ?? params.client_id;
    const location = context.response.get('location');
    town.journal.record({
      service: key,
      asked: sentences[oidc.route] ?? context.path,
      ...(client ? { by: client } : {}),
      received: `${context.method} ${context.path}\n${readable(params)}`,
      answered: location
        ? `Redirection vers ${masked(location)}`
        : typeof context.body === 'object'
          ? readable(context.body)
          : 'Une page.',
      status: context.status,
    });
  };

/** Paths the provider does not know have no OpenID context. */
function routedBy(context: Context): NonNullable<Context['oidc']> | undefined {
  return context.oidc?.route ? context.oidc : undefined;
}

const secretNames = new Set([
  'client_secret',
  'access_token',
  'refresh_token',
  'id_token',
  'id_token_hint',
  'code',
  'code_verifier',
  'token',
  'subject_token',
]);

function readable(message: unknown): string {
  return JSON.stringify(
    message,
    (name, value: unknown) =>
      secretNames.has(name) && typeof value === 'string' ? `${value.slice(0, 6)}…` : value === null ? undefined : value,
    2,
  );
}

const masked = (address: string): string => address.replace(/([?&](?:code|id_token_hint)=)([^&]{6})[^&]*/g, '$1$2…');
