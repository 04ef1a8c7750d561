import { setTimeout as wait } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SandboxService, Town } from '../service.ts';
import { faultNames } from './faults.ts';

const rubbish = '\u0000\u0007<<%PDF&nbsp;{"jeton": <html>\n ceci n’est la réponse de personne ]]>';

/** Applies the switchboard to every request of one service, before the service sees it. */
export function spoil(app: FastifyInstance, service: SandboxService, town: Town): void {
  app.addHook('onRequest', async (request, reply) => {
    const fault = town.faults.take(service.key);
    if (!fault) return;
    const note = (answered: string, status?: number) =>
      town.journal.record({
        service: service.key,
        asked: `Panne voulue : ${faultNames[fault.kind]}`,
        received: `${request.method} ${pathOf(request)}`,
        answered,
        fault: fault.kind,
        ...(status === undefined ? {} : { status }),
      });
    switch (fault.kind) {
      case 'slow':
        note(`Réponse retardée de ${fault.delayMs} ms.`);
        await wait(fault.delayMs, undefined, { ref: false });
        return;
      case 'down':
        note('Connexion fermée sans réponse.');
        reply.hijack();
        request.raw.socket.destroy();
        return;
      case 'rubbish':
        note(rubbish, 200);
        return reply.code(200).header('content-type', 'application/octet-stream').send(rubbish);
      case 'refusal': {
        const { status, contentType, body } = service.refusal(request);
        note(body, status);
        return reply.code(status).header('content-type', contentType).send(body);
      }
      case 'cut':
        note('Connexion coupée au milieu de la réponse.');
        cutHalfWay(reply.raw);
    }
  });
}

/** Lets the answer be prepared whole, sends its first half under its full length, then breaks the connection. */
function cutHalfWay(response: ServerResponse): void {
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const write = response.write.bind(response);
  response.write = ((chunk: unknown, encoding: unknown) => {
    keep(chunk, encoding);
    return true;
  }) as ServerResponse['write'];
  response.end = ((chunk: unknown, encoding: unknown) => {
    keep(chunk, encoding);
    const whole = Buffer.concat(chunks);
    if (!response.headersSent) response.setHeader('content-length', Math.max(whole.length, 2));
    write(whole.length > 1 ? whole.subarray(0, whole.length >> 1) : ' ', () => response.destroy());
    return response;
  }) as ServerResponse['end'];
}

/** Address without its query: codes and tokens stay out of the journal. */
const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '/';
