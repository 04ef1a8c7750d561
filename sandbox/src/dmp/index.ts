import { randomUUID } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import { legible } from '../insi/legible.ts';
import type { SandboxService, Town } from '../service.ts';
import { faultNames } from '../town/faults.ts';
import { dmpPaths } from './addresses.ts';
import { answerMessage, genericRefusal } from './desk.ts';
import type { WireRequest } from './desk.ts';
import { dmpFaults, dmpKey, spoiltAnswer, takeOwnFault } from './faults.ts';
import { createRecords } from './open-records.ts';
import type { DmpRecords } from './records.ts';
import { refusalCodes } from './rules/refusal-codes.ts';
import { largestMessage } from './rules/unverified.ts';
import type { KeptRecord } from './state/record.ts';
import { firstRecords } from './state/seed.ts';
import { createStore } from './state/store.ts';
import type { Desk } from './transactions/transaction.ts';

export type * from './records.ts';
export { mountArchives } from './archives.ts';
export { dmpReachOf } from './reach.ts';
export type { DmpReach } from './reach.ts';
export { RecordRefused } from './records.ts';

/** What its own faults may be limited to. */
const operations = [
  { code: 'TD0.2', inFrench: 'existence' },
  { code: 'TD0.3', inFrench: 'autorisation' },
  { code: 'TD0.4', inFrench: 'liste des DMP' },
  { code: 'TD2.1', inFrench: 'dépôt' },
  { code: 'TD3.1', inFrench: 'recherche' },
  { code: 'TD3.2', inFrench: 'lecture' },
  { code: 'TD3.3', inFrench: 'changement' },
];

/** The DMP of the town, and the door of its screens. */
export interface DmpService extends SandboxService {
  records: DmpRecords;
  /** What is kept of everybody, as it stands. */
  kept(): readonly KeptRecord[];
}

/** A DMP of its own. */
export function createDmp(): DmpService {
  const store = createStore(firstRecords);
  let clock = () => new Date();
  return {
    key: dmpKey,
    frenchName: 'DMP',
    does: 'Garde les documents d’une personne, les montre à qui y a droit, et note qui a regardé.',
    wire: 'mtls',
    records: createRecords(store, () => clock()),
    kept: () => store.everybody(),
    addresses: ({ mtls }) => [
      { label: 'Existence et liste des DMP (TD0.2, TD0.4)', url: mtls + dmpPaths.patients },
      { label: 'Autorisations (TD0.3, TD1.6)', url: mtls + dmpPaths.habilitations },
      { label: 'Dépôt et lecture (TD2.1, TD3.2)', url: mtls + dmpPaths.repository },
      { label: 'Recherche et changements (TD3.1, TD3.3)', url: mtls + dmpPaths.registry },
    ],
    refusal: genericRefusal,
    faultKinds: dmpFaults,
    refusalCodes,
    operations,
    reset: () => store.reset(),
    async mount(app, town) {
      clock = () => town.now();
      store.open(town.dataDir);
      const desk: Desk = {
        store,
        authorityPem: town.authorityPem,
        now: () => town.now(),
        newId: randomUUID,
        takeFault: (transaction) => takeOwnFault(town.faults, transaction),
      };
      app.removeAllContentTypeParsers();
      app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestMessage }, (_request, bytes, done) =>
        done(null, bytes),
      );
      app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
        if (error.statusCode === undefined || error.statusCode >= 500) throw error;
        const { contentType, body } = genericRefusal();
        return reply.code(500).header('content-type', contentType).header('connection', 'close').send(body);
      });
      for (const [path, address] of Object.entries(dmpPaths))
        app.post(address, async (request, reply) => {
          const answer = answerMessage(
            {
              path,
              contentType: request.headers['content-type'] ?? '',
              bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
              ...connectionOf(request),
            },
            desk,
          );
          note(town, answer);
          const sent = answer.fault === undefined ? answer : spoiltAnswer(answer.fault, answer);
          if (sent) return reply.code(sent.status).header('content-type', sent.contentType).send(sent.body);
          reply.hijack();
          request.raw.socket.destroy();
          return reply;
        });
    },
  };
}

const note = (town: Town, { told, by, received, answered, status, fault }: ReturnType<typeof answerMessage>): void =>
  void town.journal.record({
    service: 'dmp',
    asked: fault === undefined ? told : `${told} (panne voulue : ${faultNames[fault]})`,
    by,
    received: legible(received),
    answered: legible(answered),
    status,
    ...(fault === undefined ? {} : { fault }),
  });

/** OU and usages of the certificate of the caller, which the handshake has already judged. */
function connectionOf({ raw: { socket } }: FastifyRequest): Pick<WireRequest, 'connectedUnit' | 'connectedFor'> {
  if (!(socket instanceof TLSSocket)) return { connectedUnit: '', connectedFor: [] };
  const { subject, ext_key_usage: connectedFor = [] } = socket.getPeerCertificate();
  const unit: string | string[] | undefined = subject?.OU;
  return { connectedUnit: (Array.isArray(unit) ? unit[0] : unit) ?? '', connectedFor };
}
