import type { FastifyRequest } from 'fastify';
import type { SandboxService, Town, WireAnswer } from '../service.ts';
import { answerTo } from './asked.ts';
import type { Asked, Library } from './asked.ts';
import { createLimiter } from './limiter.ts';
import type { Limiter } from './limiter.ts';
import { Refused, fhirJson, writeOutcome } from './outcome.ts';
import { nationalRegister } from './register/index.ts';
import { sandboxKey } from './rules/limits.ts';
import { throttleStatus, unknownKeyStatus } from './rules/unverified.ts';
import { openDesk } from './search/bundle.ts';
import type { Bundle, Desk } from './search/bundle.ts';

const path = '/fhir/v2';

/** Where and with which key the directory of a town is asked. */
export const annuaireOf = (http: string): { address: string; apiKey: string } => ({
  address: `${http}${path}`,
  apiKey: sandboxKey,
});

/** An Annuaire Santé of its own. */
export function createAnnuaire(): SandboxService {
  const resources = nationalRegister();
  const limiter = createLimiter();
  let desk: Desk | undefined;
  return {
    key: 'annuaire',
    frenchName: 'Annuaire Santé',
    does: 'Dit qui exerce où, sous quel numéro, et à quelle adresse MSSanté lui écrire.',
    wire: 'http',
    addresses: ({ http }) => [{ label: 'API FHIR (en-tête ESANTE-API-KEY)', url: annuaireOf(http).address }],
    refusal: () => writeOutcome(new Refused(403, 'forbidden', 'This application may not use this API')),
    reset() {
      limiter.reset();
      desk?.forget();
    },
    async mount(app, town) {
      const base = annuaireOf(town.addresses.http).address;
      desk = openDesk(resources, base);
      const library: Library = { resources, desk, base, now: () => town.now() };
      app.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: 64 * 1024 },
        (_request, body, done) => done(null, new URLSearchParams(String(body))),
      );
      for (const url of [path, `${path}/*`])
        app.all(url, async (request, reply) => {
          const asked = askedBy(request);
          const answer = answered(request, asked, library, limiter);
          note(town, asked, answer);
          return reply.code(answer.status).header('content-type', answer.contentType).send(answer.body);
        });
    },
  };
}

function askedBy(request: FastifyRequest): Asked {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  return {
    method: request.method,
    path: pathname.slice(path.length),
    query: searchParams,
    ...(request.body instanceof URLSearchParams && { form: request.body }),
  };
}

function answered(request: FastifyRequest, asked: Asked, library: Library, limiter: Limiter): WireAnswer {
  try {
    if (request.headers['esante-api-key'] !== sandboxKey)
      throw new Refused(unknownKeyStatus, 'security', 'ESANTE-API-KEY is absent or unknown');
    if (!limiter.admit(library.now()))
      throw new Refused(throttleStatus, 'throttled', 'Rate limit exceeded: 17 requests per second');
    return { status: 200, contentType: fhirJson, body: JSON.stringify(answerTo(asked, library)) };
  } catch (refusal) {
    if (refusal instanceof Refused) return writeOutcome(refusal);
    throw refusal;
  }
}

function note(town: Town, { method, path: where, query, form }: Asked, { status, body }: WireAnswer): void {
  const words = decodeURIComponent((form ?? query).toString()).replaceAll('&', ', ');
  const { total, issue } = JSON.parse(body) as Partial<Bundle> & { issue?: { diagnostics: string }[] };
  const told = issue ? `refus : ${issue[0]?.diagnostics}` : total === undefined ? 'lu' : `${total} trouvés`;
  town.journal.record({
    service: 'annuaire',
    asked: `${where === '' ? 'Page suivante' : where.slice(1)}${words === '' ? '' : ` (${words})`} → ${told}`,
    received: `${method} ${path}${where}${query.size > 0 ? `?${query.toString()}` : ''}${form ? `\n\n${form.toString()}` : ''}`,
    answered: JSON.stringify(JSON.parse(body), null, 2),
    status,
  });
}
