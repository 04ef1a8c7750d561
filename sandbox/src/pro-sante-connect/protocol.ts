import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import type { Town } from '../service.ts';
import { key } from './journalled.ts';
import { endpoints, realm, walletAuthorization } from './paths.ts';
import { refusalOf } from './rules/authorization-request.ts';

/** Hands the wire of the realm to the provider, after the rules that are only Pro Santé Connect's. */
export async function mountProtocol(app: FastifyInstance, town: Town, provider: Provider): Promise<void> {
  const answer = provider.callback();
  await app.register(async (scope) => {
    // The provider reads the bodies itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));

    const forward = async (request: FastifyRequest, reply: FastifyReply, path: string) => {
      const raw: IncomingMessage & { originalUrl?: string } = request.raw;
      raw.originalUrl = `${realm}${path}`;
      raw.url = path;
      reply.hijack();
      await answer(raw, reply.raw);
    };
    const authorize = async (request: FastifyRequest, reply: FastifyReply) => {
      const asked = new URL(request.url, town.addresses.http).searchParams;
      const refused = refusedRedirection(asked, town);
      if (!refused) return forward(request, reply, `${endpoints.authorization}?${asked.toString()}`);
      town.journal.record({
        service: key,
        asked: 'Connexion demandée, refusée',
        by: asked.get('client_id') ?? '',
        received: `GET ${request.url}`,
        answered: `Redirection vers ${refused}`,
        status: 303,
      });
      return reply.redirect(refused, 303);
    };
    scope.get(walletAuthorization, authorize);
    scope.get(`${realm}${endpoints.authorization}`, authorize);
    scope.all(`${realm}/*`, async (request, reply) => forward(request, reply, request.url.slice(realm.length)));
  });
}

/** Where to send the browser back when a rule is broken; nothing for an address nobody registered: the provider says so on its own page. */
function refusedRedirection(asked: URLSearchParams, town: Town): string | undefined {
  const refused = refusalOf(asked);
  const client = town.clients.find(({ clientId }) => clientId === asked.get('client_id'));
  const redirectUri = asked.get('redirect_uri');
  if (!refused || !redirectUri || !client?.redirectUris.includes(redirectUri)) return undefined;
  const back = new URL(redirectUri);
  const state = asked.get('state');
  for (const [name, value] of Object.entries({
    ...refused,
    ...(state ? { state } : {}),
    iss: `${town.addresses.http}${realm}`,
  }))
    back.searchParams.set(name, value);
  return back.href;
}
