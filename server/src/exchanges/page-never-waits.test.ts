import { germaine } from '@liane/cast';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { documentsModule } from '../documents/index.ts';
import { authorIn } from '../documents/testing/author.ts';
import {
  mountRoutes,
  openHttp,
  openLive,
  startWorker,
  uuidv7,
  type Act,
  type Doorkeeper,
  type Platform,
  type ServerConfig,
} from '../platform/index.ts';
import { exchanges } from './contract.ts';
import { exchangesModule } from './index.ts';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
let address: string;
let asking: Act;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  office = await openPostOffice({ heard: false });
  const { house, town, post } = office;
  asking = house.act();
  const live = openLive(house.database, house.url);
  const platform: Platform = {
    database: house.database,
    live,
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    newId: uuidv7,
  };
  const config = {
    ...post.config,
    dmp: { ...town.dmp, timeoutMs: 60_000 },
    mssante: town.mssante,
    recallSeconds: 0,
  } as ServerConfig;
  const doorkeeper: Doorkeeper = {
    whoAsks: () => Promise.resolve({ ...asking, at: new Date() }),
    checkOrigin: () => {},
    trace: () => Promise.resolve(),
    traceRefusal: () => Promise.resolve(),
  };
  const modules = [
    documentsModule(platform, config, house.workshop.needs),
    exchangesModule(platform, config, post.needs),
  ];
  const app = openHttp(platform);
  mountRoutes(
    app,
    modules.flatMap(({ routes }) => routes),
    platform,
    doorkeeper,
  );
  address = await app.listen({ port: 0, host: '127.0.0.1' });
  const worker = startWorker(house.url, modules, platform.log);
  closing.push(
    () => app.close(),
    () => worker.stop(),
    () => live.close(),
  );
});
afterAll(async () => {
  office.town.dmpWire.release();
  for (const close of closing) await close();
  await office.close();
});

const ask = (method: string, path: string, body?: unknown) =>
  fetch(`${address}${path}`, {
    method,
    headers: { 'x-command-id': uuidv7(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

test('SC.DMP/ALI/PROG.01 the DMP is asked and keeps silent: validating answers, the page answers, the sending waits', async () => {
  const { house, town } = office;
  const personId = await office.moveIn(germaine);
  const { document, written: basedOn } = await authorIn(house, asking).begin(personId, 'dlu');
  town.dmpWire.hold(() => town.sandbox.journal.of('dmp').length > 0);
  const validated = await ask('POST', `/api/documents/${document.id}/validation`, { id: uuidv7(), basedOn });
  expect(validated.status).toBe(200);
  // The DMP was asked and nothing of its answer has come.
  await vi.waitFor(() => expect(town.sandbox.journal.of('dmp')).not.toEqual([]), { timeout: 20_000 });
  const page = await ask('GET', exchanges.list.path);
  expect(page.status).toBe(200);
  expect(((await page.json()) as { rows: unknown[] }).rows).toContainEqual(
    expect.objectContaining({ channel: 'dmp', state: 'waiting' }),
  );
  town.dmpWire.release();
  await vi.waitFor(async () => expect((await office.sending(personId, 'dmp')).state).toBe('accepted'), {
    timeout: 28_000,
    interval: 200,
  });
  expect(town.documentsOf(germaine)).toHaveLength(1);
}, 60_000);

test('who may not follow the exchanges is refused', async () => {
  asking = { ...asking, role: 'soignant' };
  const page = await ask('GET', exchanges.list.path);
  expect(page.status).toBe(403);
});
