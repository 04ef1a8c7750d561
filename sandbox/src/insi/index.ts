import { TLSSocket } from 'node:tls';
import { people as castPeople } from '@liane/cast';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SandboxService, Town } from '../service.ts';
import { identityBase } from './answers/index.ts';
import { notAccepted, softwareUnknown } from './faults.ts';
import { legible } from './legible.ts';
import { answerLps, writeFaultAnswer } from './lps.ts';
import type { LpsAnswer } from './lps.ts';
import { createCallLimit } from './misbehaviour.ts';
import type { Peer } from './rules/access-level.ts';

const largestRequest = 256 * 1024;

/** A téléservice INSi of its own. */
export function createInsi(): SandboxService {
  const people = identityBase(castPeople);
  const callLimit = createCallLimit();
  return {
    key: 'insi',
    frenchName: 'INSi',
    does: 'Retrouve l’identité nationale de santé d’une personne par ses traits, et vérifie un INS.',
    wire: 'mtls',
    addresses: ({ mtls }) => [{ label: 'Téléservice INSi (certificat logiciel)', url: `${mtls}/lps` }],
    refusal: () => writeFaultAnswer(softwareUnknown()),
    reset: () => callLimit.reset(),
    async mount(app, town) {
      const office = { people, callLimit, now: () => town.now() };
      app.removeAllContentTypeParsers();
      app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestRequest }, (_request, bytes, done) =>
        done(null, bytes),
      );
      answerUnreadableRequests(app, town);
      app.put<{ Params: { state: 'strict' | 'soft' } }>(
        '/sandbox/insi/call-limit/:state(^(?:strict|soft)$)',
        (request, reply) => {
          callLimit.strict = request.params.state === 'strict';
          return reply.code(204).send();
        },
      );
      app.post('/lps', async (request, reply) => {
        const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        const peer = peerOf(request);
        const answer = answerLps({ peer, contentType: request.headers['content-type'], bytes }, office);
        note(town, answer, peer, Buffer.from(bytes).toString('utf8'));
        return reply.code(answer.status).header('content-type', answer.contentType).send(answer.body);
      });
    },
  };
}

/** What is turned away before it is read whole (too large, cut) is answered in SOAP too. */
function answerUnreadableRequests(app: FastifyInstance, town: Town): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error.statusCode === undefined || error.statusCode >= 500) throw error;
    const text =
      error.statusCode === 413 ? `La demande dépasse ${largestRequest} octets.` : 'La demande est illisible.';
    const answer = { ...writeFaultAnswer(notAccepted('size', text)), told: `Refus : ${text}` };
    note(town, answer, peerOf(request), '');
    return reply
      .code(answer.status)
      .header('content-type', answer.contentType)
      .header('connection', 'close')
      .send(answer.body);
  });
}

function note(town: Town, { told, body, status }: LpsAnswer, peer: Peer, received: string): void {
  town.journal.record({
    service: 'insi',
    asked: told,
    by: `${peer.commonName}, ${peer.organisationUnit}`,
    received: legible(received),
    answered: legible(body),
    status,
  });
}

function peerOf({ raw: { socket } }: FastifyRequest): Peer {
  const subject = socket instanceof TLSSocket ? socket.getPeerCertificate().subject : undefined;
  return { commonName: first(subject?.CN), organisationUnit: first(subject?.OU) };
}

const first = (values: string | string[] | undefined): string => (Array.isArray(values) ? values[0] : values) ?? '';
