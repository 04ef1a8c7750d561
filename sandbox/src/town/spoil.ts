import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxService, Town, WireAnswer } from '../service.ts';
import { cutHalfWay } from './cut-half-way.ts';
import { faultNames } from './faults.ts';
import { faultKinds } from './faults.ts';
import type { CommonFaultKind, Fault } from './faults.ts';

interface Spoilt {
  fault: Fault;
  request: FastifyRequest;
  reply: FastifyReply;
  service: SandboxService;
}

/** What each fault does to one request; what it returns is told in the journal. */
const spoilers: Record<CommonFaultKind, (spoilt: Spoilt) => { told: string; status?: number; before?: Promise<void> }> =
  {
    slow: ({ fault }) => ({
      told: `Réponse retardée de ${fault.delayMs} ms.`,
      before: wait(fault.delayMs, undefined, { ref: false }),
    }),
    down({ request, reply }) {
      reply.hijack();
      request.raw.socket.destroy();
      return { told: 'Connexion fermée sans réponse.' };
    },
    rubbish: ({ request, reply }) => answered(reply, rubbishFor(request)),
    refusal: ({ request, reply, service }) => answered(reply, service.refusal(request)),
    cut({ reply }) {
      cutHalfWay(reply.raw);
      return { told: 'Connexion coupée au milieu de la réponse.' };
    },
  };

/** A browser shows it rather than saving it. */
const rubbishFor = ({ headers }: FastifyRequest): WireAnswer => ({
  status: 200,
  contentType: headers.accept?.includes('text/html') ? 'text/html; charset=iso-8859-1' : 'application/octet-stream',
  body: '\u0007<<%PDF&nbsp;{"jeton": <html>\n ceci n’est la réponse de personne ]]>',
});

function answered(reply: FastifyReply, { status, contentType, body }: WireAnswer): { told: string; status: number } {
  void reply.code(status).header('content-type', contentType).send(body);
  return { told: body, status };
}

/** Applies the switchboard to every request of one service, before the service sees it. */
export function spoil(app: FastifyInstance, service: SandboxService, town: Town): void {
  app.addHook('onRequest', async (request, reply) => {
    const kind = faultKinds.find((each) => each === town.faults.on(service.key)?.kind);
    const fault = kind && town.faults.take(service.key);
    if (!fault) return undefined;
    const { told, status, before } = spoilers[kind]({ fault, request, reply, service });
    town.journal.record({
      service: service.key,
      asked: `Panne voulue : ${faultNames[fault.kind]}`,
      received: `${request.method} ${pathOf(request)}`,
      answered: told,
      fault: fault.kind,
      ...(status === undefined ? {} : { status }),
    });
    await before;
    return reply.sent ? reply : undefined;
  });
}

/** Address without its query: codes and tokens stay out of the journal. */
const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '/';
