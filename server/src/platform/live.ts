import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import pg from 'pg';
import { connectionOf, type Database } from './database.ts';
import type { Act } from './act.ts';

/** What changed, as topics; never a health word, so that a screen only learns that it must ask again. */
export interface Live {
  listen(organisationId: string, hear: (topics: string[]) => void): () => void;
  close(): Promise<void>;
}

/**
 * Tells the screens of this process at once, and those of the others through PostgreSQL: beside the transactions,
 * since NOTIFY inside one would make commits wait for each other.
 */
export function openLive(database: Database, url: string): Live {
  const ears = new Map<string, Set<(topics: string[]) => void>>();
  const here = randomUUID();
  const tell = (organisationId: string, topics: string[]) => {
    for (const hear of ears.get(organisationId) ?? []) hear(topics);
  };
  const toSend = new Map<string, Set<string>>();
  database.onKept((organisationId, topics) => {
    if (organisationId === null) return;
    tell(organisationId, topics);
    if (toSend.size === 0) setTimeout(() => void send(), 20);
    toSend.set(organisationId, new Set([...(toSend.get(organisationId) ?? []), ...topics]));
  });
  async function send(): Promise<void> {
    const batch = [...toSend].map(([organisation, topics]) => [organisation, [...topics].slice(0, 100)] as const);
    toSend.clear();
    for (const [organisation, topics] of batch) {
      await database.pool
        .query("select pg_notify('liane_live', $1)", [JSON.stringify({ here, organisation, topics })])
        .catch(() => {});
    }
  }
  const others = listenToOthers(url, ({ here: sender, organisation, topics }) => {
    if (sender !== here) tell(organisation, topics);
  });
  return {
    listen(organisationId, hear) {
      const mine = ears.get(organisationId) ?? new Set();
      ears.set(organisationId, mine.add(hear));
      return () => {
        mine.delete(hear);
        if (mine.size === 0) ears.delete(organisationId);
      };
    },
    close: () => others.close(),
  };
}

interface Heard {
  here: string;
  organisation: string;
  topics: string[];
}

function listenToOthers(url: string, hear: (heard: Heard) => void): { close(): Promise<void> } {
  let closed = false;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    if (closed) return;
    client = new pg.Client(connectionOf(url));
    client.on('error', () => {});
    client.on('end', () => void setTimeout(() => void connect(), 1_000).unref());
    client.on('notification', ({ payload }) => payload !== undefined && hear(JSON.parse(payload) as Heard));
    await client
      .connect()
      .then(() => client?.query('listen liane_live'))
      .catch(() => {});
  };
  void connect();
  return {
    close: async () => {
      closed = true;
      await client?.end().catch(() => {});
    },
  };
}

/** Server-sent events at `/api/live`: one line `data: {"topics":[…]}` a change, a comment every 20 s to keep proxies awake. */
export function liveRoute(
  app: FastifyInstance,
  live: Live,
  whoAsks: (request: FastifyRequest) => Promise<Act | null>,
): void {
  app.get('/api/live', async (request, reply) => {
    const act = await whoAsks(request);
    if (!act)
      return reply
        .code(401)
        .send({ code: 'signed-out', kind: 'refused-by-right', message: 'Votre session est terminée.' });
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write(': bonjour\n\n');
    const deaf = live.listen(act.organisationId, (topics) =>
      reply.raw.write(`data: ${JSON.stringify({ topics })}\n\n`),
    );
    const awake = setInterval(() => {
      // A session that ended meanwhile hears nothing more.
      void whoAsks(request).then(
        (still) => (still?.organisationId === act.organisationId ? reply.raw.write(': .\n\n') : reply.raw.end()),
        () => reply.raw.end(),
      );
    }, 20_000);
    request.raw.on('close', () => {
      clearInterval(awake);
      deaf();
    });
    return reply;
  });
}
