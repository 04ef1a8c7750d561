import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform/index.ts';
import { tokenPath } from './addresses.ts';
import { readForms } from './forms.ts';
import { issueToken } from './issue-token.ts';
import type { FhirApiNeeds } from './needs.ts';
import { OAuthProblem } from './oauth-problem.ts';
import { paceOf } from './pace.ts';
import { tokenRequestOf } from './token-request.ts';

const minute = 60_000;

/** `POST /oauth/token`: client credentials and nothing else (RFC 6749 §4.4). */
export function oauthPlugin(app: FastifyInstance, platform: Platform, needs: FhirApiNeeds): void {
  readForms(app);
  const byAddress = paceOf({ most: 60, withinMs: minute });
  const byClient = paceOf({ most: 20, withinMs: minute });

  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
    done();
  });
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof OAuthProblem) {
      if (error.withBasic) reply.header('www-authenticate', 'Basic realm="fhir", charset="UTF-8"');
      if (error.status === 429) reply.header('retry-after', '60');
      return reply.code(error.status).send({ error: error.error, error_description: error.message });
    }
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status < 500)
      return reply.code(400).send({ error: 'invalid_request', error_description: 'La demande n’a pas pu être lue.' });
    const { name, code } = error as { name?: string; code?: string };
    platform.log.error({ name, code }, 'unexpected');
    return reply.code(500).send({ error: 'server_error', error_description: 'Le serveur n’a pas pu répondre.' });
  });
  app.post(tokenPath, (request) => {
    if (!byAddress.mayTry(request.ip, platform.now())) throw tooMany();
    const asked = tokenRequestOf(request);
    if (!byClient.mayTry(`${request.ip} ${asked.clientId}`, platform.now())) throw tooMany();
    return issueToken(platform, needs, asked, request.ip);
  });
}

const tooMany = () =>
  new OAuthProblem(
    'temporarily_unavailable',
    'Trop de demandes : attendez une minute, et gardez chaque jeton le temps qu’il dure.',
  );
