import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { pino } from 'pino';
import type { ServerConfig } from './platform/index.ts';
import { migrations } from './migrations.ts';
import { assemble } from './modules.ts';
import {
  liveRoute,
  migrate,
  mountRoutes,
  openDatabase,
  openHttp,
  openLive,
  startWorker,
  uuidv7,
  type Platform,
} from './platform/index.ts';

export type { ServerConfig } from './platform/index.ts';
export { migrations } from './migrations.ts';

export interface RunningServer {
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  url: string;
  platform: Platform;
  /** Ends requests in progress, then the worker, then the connections. */
  close(): Promise<void>;
}

/** Migrates, puts the modules together and listens. Throws DatabaseUnreachable, or EADDRINUSE of node. */
export async function startServer(config: ServerConfig): Promise<RunningServer> {
  await migrate(config.databaseUrl, migrations);
  const database = openDatabase(config.databaseUrl, { connections: 16 });
  const live = openLive(database, config.databaseUrl);
  const platform: Platform = {
    database,
    live,
    log: pino({ level: config.logLevel ?? 'warn', redact: ['req', 'headers', 'body'] }),
    now: () => new Date(),
    newId: uuidv7,
  };
  const { modules, doorkeeper } = assemble(platform, config);
  const app = openHttp(platform);
  mountRoutes(
    app,
    modules.flatMap((module) => module.routes),
    platform,
    doorkeeper,
  );
  for (const module of modules) await module.plugin?.(app, doorkeeper);
  liveRoute(app, live, (request) => doorkeeper.whoAsks(request));
  let ready = false;
  health(app, platform, () => ready);
  if (config.webDir) await pages(app, config.webDir);
  const worker = config.worker === false ? undefined : startWorker(config.databaseUrl, modules, platform.log);
  const url = await app.listen({ port: config.port, host: config.host });
  ready = true;
  return {
    url,
    platform,
    close: async () => {
      ready = false;
      app.server.closeAllConnections();
      await app.close();
      await worker?.stop();
      await live.close();
      await database.close();
    },
  };
}

/** 200 only when the server listens, its tables are migrated and the database answers now. */
function health(app: FastifyInstance, platform: Platform, isReady: () => boolean): void {
  app.get('/health', async (_request, reply) => {
    const answers = await platform.database.pool.query('select 1').then(
      () => true,
      () => false,
    );
    const ok = isReady() && answers;
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready: ok, database: answers });
  });
}

/** The built web application; every path that is not a file is a page of it. */
async function pages(app: FastifyInstance, webDir: string): Promise<void> {
  const page = path.join(webDir, 'index.html');
  await app.register(fastifyStatic, {
    root: path.join(webDir, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });
  await app.register(fastifyStatic, {
    root: webDir,
    index: false,
    decorateReply: false,
    preCompressed: true,
    maxAge: '1h',
  });
  const answerPage = async (reply: FastifyReply): Promise<FastifyReply> =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await fs.promises.readFile(page));
  // Files refuse a folder before anything is looked for: the first page has its own route.
  app.get('/', (_request, reply) => answerPage(reply));
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|fhir|oauth|assets)\//.test(request.url);
    if (!isPage)
      return reply.code(404).send({ code: 'not-found', kind: 'not-found', message: 'Cette adresse n’existe pas.' });
    return answerPage(reply);
  });
}
