import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SandboxService, Town } from '../service.ts';
import { ImpossibleFault } from './faults.ts';
import type { FaultKind } from './faults.ts';
import { acceptForms } from './forms.ts';
import { frontPage } from './front-page.ts';
import type { Html } from './html.ts';
import { journalPage } from './journal-page.ts';

/** The front page, the journals and the switchboard, for people (forms) and for programs (JSON). */
export async function mountTownHall(
  app: FastifyInstance,
  services: readonly SandboxService[],
  town: Town,
  { caPem, reset }: { caPem: string; reset: () => void },
): Promise<void> {
  const sheets = ['streets.css', 'houses.css', '../parties/parties.css'].map((name) =>
    readFile(new URL(name, import.meta.url), 'utf8'),
  );
  const stylesheet = (await Promise.all(sheets)).join('\n');
  await app.register(async (hall) => {
    acceptForms(hall);
    const serviceOf = (request: { params: unknown }) =>
      services.find(({ key }) => key === (request.params as { service?: string }).service);

    hall.get('/', async (_request, reply) => page(reply, frontPage(services, town)));
    hall.get('/sandbox/town.css', async (_request, reply) =>
      reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(stylesheet),
    );
    hall.get('/sandbox/ca.pem', async (_request, reply) => reply.type('application/x-pem-file').send(caPem));
    hall.get('/health', async () => ({ status: 'ok' }));

    hall.get('/sandbox/journal/:service', async (request, reply) => {
      const service = serviceOf(request);
      if (!service) return unknownService(reply);
      const entries = town.journal.of(service.key);
      return wantsPage(request) ? page(reply, journalPage(service, entries, town)) : reply.send({ entries });
    });

    hall.get('/sandbox/faults', async () =>
      Object.fromEntries(services.map(({ key }) => [key, town.faults.on(key) ?? null])),
    );
    hall.put('/sandbox/faults/:service', async (request, reply) => {
      const service = serviceOf(request);
      if (!service) return unknownService(reply);
      return reply.send(town.faults.set(service.key, (request.body ?? {}) as { kind: FaultKind }));
    });
    hall.delete('/sandbox/faults/:service', async (request, reply) => {
      const service = serviceOf(request);
      if (!service) return unknownService(reply);
      town.faults.clear(service.key);
      return reply.code(204).send();
    });
    // What a form can do, since HTML knows neither PUT nor DELETE.
    hall.post('/sandbox/faults/:service', async (request, reply) => {
      const service = serviceOf(request);
      if (!service) return unknownService(reply);
      const { kind, delaySeconds, remaining, code, operation } = (request.body ?? {}) as Record<
        string,
        string | undefined
      >;
      if (!kind || kind === 'none') town.faults.clear(service.key);
      else
        town.faults.set(service.key, {
          kind: kind as FaultKind,
          ...(delaySeconds ? { delayMs: Math.round(Number(delaySeconds) * 1000) } : {}),
          ...(remaining ? { remaining: Number(remaining) } : {}),
          ...(code && kind === 'code' ? { code } : {}),
          ...(operation ? { operation } : {}),
        });
      return reply.redirect(`/#${service.key}`, 303);
    });
    hall.post('/sandbox/reset', async (request, reply) => {
      reset();
      return wantsPage(request) ? reply.redirect('/', 303) : reply.code(204).send();
    });

    hall.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
      const status = error instanceof ImpossibleFault ? 400 : (error.statusCode ?? 500);
      const message =
        status < 500
          ? error.message
          : 'Le bac à sable a rencontré une erreur qui est la sienne. Remettez la ville en état ou relancez-le.';
      return reply
        .code(status)
        .send({ code: error instanceof ImpossibleFault ? error.code : 'SANDBOX_ERROR', message });
    });
  });
}

const page = (reply: FastifyReply, content: Html) =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(content.text);

const unknownService = (reply: FastifyReply) =>
  reply.code(404).send({ code: 'SANDBOX_UNKNOWN_SERVICE', message: 'Ce service n’existe pas dans la ville.' });

const wantsPage = (request: { headers: { accept?: string | undefined } }): boolean =>
  request.headers.accept?.includes('text/html') ?? false;
