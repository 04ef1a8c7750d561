import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { binary, operationOutcome } from '@liane/fhir';
import type { Resource } from '@medplum/fhirtypes';
import { RefusedByRight, type Platform } from '../platform/index.ts';
import { actNamed } from './acts-in-french.ts';
import { fhirPath } from './addresses.ts';
import { answerSearch } from './answer-search.ts';
import { callerOf } from './caller.ts';
import { capability, smartConfiguration } from './capability.ts';
import { FhirProblem, ScopeMissing, Unauthenticated } from './fhir-problem.ts';
import { readForms } from './forms.ts';
import { askedTypes, checkAccepts, fhirJson } from './negotiate.ts';
import type { FhirApiNeeds } from './needs.ts';
import { readOne } from './read-one.ts';
import { readBinary } from './resources/binary.ts';
import { servedResources } from './resources/index.ts';
import { gives, type FhirType, type Interaction } from './scopes.ts';
import type { Asking } from './served-resource.ts';

interface Desk {
  platform: Platform;
  needs: FhirApiNeeds;
  publicUrl: string;
}

/** `/fhir/R4`: read and search, nothing is written. Denied unless a scope says otherwise; every look is traced. */
export function fhirPlugin(app: FastifyInstance, desk: Desk): void {
  readForms(app);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store').type(fhirJson);
    done();
  });
  app.setErrorHandler((error, _request, reply) => presentProblem(error, reply, desk));
  app.setNotFoundHandler((request) => {
    const known = request.method === 'GET' || request.method === 'POST';
    throw known
      ? new FhirProblem(404, 'not-found', 'Cette adresse n’existe pas.')
      : new FhirProblem(405, 'not-supported', 'Cette API se lit seulement.');
  });

  app.get('/metadata', (request, reply) => {
    checkAccepts(request);
    return send(reply, capability(desk.publicUrl));
  });
  app.get('/.well-known/smart-configuration', (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(smartConfiguration(desk.publicUrl)),
  );
  app.get('/Binary/:id', (request, reply) => binaryRoute(desk, request, reply));
  for (const served of servedResources) {
    const { type } = served;
    const search = (request: FastifyRequest, reply: FastifyReply, asked: [string, string][]) =>
      answering(desk, request, type, 'search', async (asking) => {
        const strict = /\bhandling=strict\b/.test(request.headers.prefer?.toString() ?? '');
        const { bundle, personIds } = await answerSearch(asking, served, asked, {
          strict,
          bundleId: desk.platform.newId(),
        });
        return { personIds, give: () => send(reply, bundle) };
      });
    app.get(`/${type}`, (request, reply) => search(request, reply, queryOf(request)));
    app.post(`/${type}/_search`, (request, reply) =>
      search(request, reply, [...queryOf(request), ...(request.body instanceof URLSearchParams ? request.body : [])]),
    );
    app.get(`/${type}/:id`, (request, reply) =>
      answering(desk, request, type, 'read', async (asking) => {
        const { resource, personId } = await readOne(asking, served, idOf(request));
        return { personIds: [personId], give: () => sendOne(request, reply, resource) };
      }),
    );
  }
}

interface Answered {
  personIds: string[];
  give: () => FastifyReply;
}

/** Known, allowed, inside the wall, traced: in this order, for every question. */
async function answering(
  desk: Desk,
  request: FastifyRequest,
  type: FhirType,
  interaction: Interaction,
  answer: (asking: Asking) => Promise<Answered>,
  negotiated = false,
): Promise<FastifyReply> {
  if (!negotiated) checkAccepts(request);
  const { platform, needs, publicUrl } = desk;
  const caller = await callerOf(platform, request);
  const act = actNamed(interaction, type);
  if (!gives(caller.scopes, type, interaction)) {
    const missing = new ScopeMissing(`system/${type}.${interaction === 'read' ? 'r' : 's'}`);
    await needs.doorkeeper.traceRefusal(
      caller.act,
      act,
      { personId: null },
      new RefusedByRight('fhir-scope-missing', missing.message),
    );
    throw missing;
  }
  const { give } = await platform.database.within(caller.act, async (tx) => {
    const answered = await answer({ tx, caller, needs, publicUrl });
    const looked: (string | null)[] = answered.personIds.length > 0 ? answered.personIds : [null];
    for (const personId of looked) await needs.doorkeeper.trace(tx, caller.act, act, { personId });
    return answered;
  });
  return give();
}

/** The file itself when its own media type is asked for; else a Binary in JSON (R4 §2.42.3). */
function binaryRoute(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const types = askedTypes(request);
  const asFile = types.find((type) => type === 'application/pdf' || type === 'application/xml' || type === 'text/xml');
  if (asFile === undefined) checkAccepts(request);
  return answering(
    desk,
    request,
    'Binary',
    'read',
    async (asking) => {
      const { input, personId } = await readBinary(asking, idOf(request));
      const wanted = asFile === 'text/xml' ? 'application/xml' : asFile;
      if (wanted !== undefined && wanted !== input.contentType)
        throw new FhirProblem(406, 'not-supported', `Ce fichier est de type ${input.contentType}.`);
      const give = () =>
        wanted === undefined
          ? sendOne(request, reply, binary(input))
          : reply.header('etag', `W/"${input.version}"`).type(input.contentType).send(Buffer.from(input.bytes));
      return { personIds: [personId], give };
    },
    true,
  );
}

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

const queryOf = (request: FastifyRequest): [string, string][] => [
  ...new URLSearchParams(request.raw.url?.split('?').slice(1).join('?') ?? ''),
];

const send = (reply: FastifyReply, resource: Resource): FastifyReply =>
  reply.type(fhirJson).send(JSON.stringify(resource));

/** With its version and date; unchanged since what the partner holds, it is not sent again (R4 §3.1.0.2). */
function sendOne(request: FastifyRequest, reply: FastifyReply, resource: Resource): FastifyReply {
  const etag = `W/"${resource.meta?.versionId ?? ''}"`;
  reply.header('etag', etag).header('last-modified', new Date(resource.meta?.lastUpdated ?? 0).toUTCString());
  const held = request.headers['if-none-match']?.split(',').map((one) => one.trim()) ?? [];
  return held.includes(etag) ? reply.code(304).send() : send(reply, resource);
}

function presentProblem(error: unknown, reply: FastifyReply, { platform }: Desk): FastifyReply {
  if (error instanceof Unauthenticated) reply.header('www-authenticate', 'Bearer realm="fhir", error="invalid_token"');
  if (error instanceof ScopeMissing)
    reply.header('www-authenticate', `Bearer realm="fhir", error="insufficient_scope", scope="${error.scope}"`);
  if (error instanceof FhirProblem) return told(reply, error.status, error.issue, error.message);
  const {
    statusCode = 500,
    name,
    code,
    stack,
  } = error as { statusCode?: number; name?: string; code?: string; stack?: string };
  if (statusCode < 500) return told(reply, statusCode, 'invalid', 'La demande n’a pas pu être lue.');
  platform.log.error({ name, code, stack: stack?.split('\n').slice(1, 6) }, 'unexpected');
  return told(reply, 500, 'exception', 'Le serveur n’a pas pu répondre. Rien n’a été changé ; réessayez plus tard.');
}

const told = (reply: FastifyReply, status: number, code: FhirProblem['issue'], text: string): FastifyReply =>
  send(reply.code(status), operationOutcome([{ severity: 'error', code, text }]));

export const mountFhir = (app: FastifyInstance, desk: Desk) =>
  app.register(
    (scope, _options, done) => {
      fhirPlugin(scope, desk);
      done();
    },
    { prefix: fhirPath },
  );
