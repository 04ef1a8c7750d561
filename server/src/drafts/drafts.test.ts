import { sql } from 'kysely';
import { pino } from 'pino';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import {
  mountRoutes,
  openDatabase,
  openHttp,
  uuidv7,
  type Act,
  type Database,
  type Platform,
} from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import type { Draft } from './contract.ts';
import { draftsModule } from './index.ts';

let database: Database;
let app: FastifyInstance;
let drop: () => Promise<void>;
let act: Act;

const someone = (organisationId = uuidv7()): Act => ({
  at: new Date('2026-03-29T01:30:00Z'),
  accountId: uuidv7(),
  sessionId: uuidv7(),
  who: 'Aurélie Besnard',
  practiceId: uuidv7(),
  organisationId,
  establishmentId: uuidv7(),
  establishmentName: 'EHPAD',
  role: 'soignant',
  isAdministrator: false,
  from: '192.0.2.7',
  signedInWith: 'passkey',
});

beforeAll(async () => {
  const fresh = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => fresh.drop();
  database = openDatabase(fresh.url, { connections: 4 });
  const platform: Platform = {
    database,
    live: { listen: () => () => {}, close: async () => {} },
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    newId: () => uuidv7(),
  };
  app = openHttp(platform);
  // The door of this test: whoever `act` says, nothing else.
  mountRoutes(app, draftsModule(platform).routes, platform, {
    whoAsks: async () => act,
    checkOrigin: () => {},
    trace: async () => {},
    traceRefusal: async () => {},
  });
});
beforeEach(() => {
  act = someone();
});
afterAll(async () => {
  await app.close();
  await database.close();
  await drop();
});

async function ask(method: 'GET' | 'PUT' | 'DELETE', url: string, payload?: Record<string, unknown>) {
  const headers = { 'x-command-id': uuidv7() };
  const response = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: response.statusCode, body: response.json<unknown>() };
}
const save = (id: string, text: string, typedAt = '2026-03-29T01:29:00Z') =>
  ask('PUT', `/api/drafts/${id}`, { form: 'health.event', personId: null, content: { text }, typedAt });
/** What the table itself holds of this author's words. */
const words = async () =>
  (
    await database.within(act, (tx) =>
      sql<{ content: unknown }>`select content from drafts where content <> '{}'`.execute(tx.on()),
    )
  ).rows;
const mine = async () => (await ask('GET', '/api/drafts')).body as Draft[];

test('what was typed is there again, the latest first, until it is thrown away', async () => {
  const [first, second] = [uuidv7(), uuidv7()];
  await save(first, 'Chute sans gravité');
  act = { ...act, at: new Date('2026-03-29T01:31:00Z') };
  await save(second, 'Refus du repas');
  expect((await mine()).map(({ content }) => content['text'])).toEqual(['Refus du repas', 'Chute sans gravité']);
  await ask('DELETE', `/api/drafts/${first}`);
  expect((await mine()).map(({ id }) => id)).toEqual([second]);
});

test('a save that arrives once its draft is thrown away does not bring it back, were it the first to come', async () => {
  const [known, unknown] = [uuidv7(), uuidv7()];
  await save(known, 'Chute');
  for (const id of [known, unknown]) {
    expect((await ask('DELETE', `/api/drafts/${id}`)).status).toBe(200);
    expect(await save(id, 'Chute sans gravité', '2026-03-29T01:29:30Z')).toMatchObject({
      status: 409,
      body: { code: 'draft-discarded' },
    });
  }
  expect(await mine()).toEqual([]);
  expect(await words()).toEqual([]);
});

test('a save and the throwing away at the same moment leave nothing, whichever comes first', async () => {
  const ids = Array.from({ length: 20 }, () => uuidv7());
  await Promise.all(ids.flatMap((id) => [save(id, 'Chute'), ask('DELETE', `/api/drafts/${id}`)]));
  expect(await mine()).toEqual([]);
});

test('no save of a draft stays among the commands: its words stand in one place', async () => {
  const id = uuidv7();
  await save(id, 'Chute');
  await save(id, 'Chute');
  await ask('DELETE', `/api/drafts/${id}`);
  const { rows } = await database.within(act, (tx) => sql`select id from commands`.execute(tx.on()));
  expect(rows).toEqual([]);
});

test('a draft thrown away leaves its number for a month, then nothing', async () => {
  const [old, recent] = [uuidv7(), uuidv7()];
  act = { ...act, at: new Date(Date.now() - 31 * 24 * 3600 * 1000) };
  await ask('DELETE', `/api/drafts/${old}`);
  act = { ...act, at: new Date() };
  await ask('DELETE', `/api/drafts/${recent}`);
  await draftsModule({ database, now: () => new Date() }).tasks?.['drafts:forget']?.({});
  const { rows } = await database.within(act, (tx) => sql<{ id: string }>`select id from drafts`.execute(tx.on()));
  expect(rows.map(({ id }) => id)).toEqual([recent]);
});

test('an older save arriving late changes nothing', async () => {
  const id = uuidv7();
  await save(id, 'Chute sans gravité', '2026-03-29T01:29:30Z');
  expect((await save(id, 'Chute', '2026-03-29T01:29:10Z')).body).toMatchObject({
    content: { text: 'Chute sans gravité' },
  });
  expect((await save(id, 'Chute sans gravité, prévenir', '2026-03-29T01:29:40Z')).body).toMatchObject({
    content: { text: 'Chute sans gravité, prévenir' },
  });
});

test('two saves at once keep the last typed, whichever arrives first', async () => {
  const id = uuidv7();
  await Promise.all(Array.from({ length: 8 }, (_, n) => save(id, `frappe ${n}`, `2026-03-29T01:29:0${n}Z`)));
  expect((await mine())[0]?.content).toEqual({ text: 'frappe 7' });
});

test('a clock that runs ahead does not shut out what is typed after', async () => {
  const id = uuidv7();
  await save(id, 'en 2031', '2031-01-01T00:00:00Z');
  act = { ...act, at: new Date('2026-03-29T01:35:00Z') };
  expect((await save(id, 'aujourd’hui', '2026-03-29T01:35:00Z')).body).toMatchObject({
    content: { text: 'aujourd’hui' },
  });
});

test('nobody else sees it: a colleague, the same person in another organisation, or SQL outside both', async () => {
  const author = act;
  const id = uuidv7();
  await save(id, 'Mot privé');
  for (const other of [
    { ...author, accountId: uuidv7() },
    { ...author, organisationId: uuidv7() },
  ]) {
    act = other;
    expect(await mine()).toEqual([]);
    await save(id, 'Autre mot, même numéro');
    expect(await mine()).toHaveLength(1);
    await ask('DELETE', `/api/drafts/${id}`);
    expect(
      await database.within(
        other,
        async (tx) => (await sql<{ n: number }>`select count(*)::int as n from drafts`.execute(tx.on())).rows[0]?.n,
      ),
    ).toBe(1);
  }
  expect(
    await database.outside(
      async (tx) => (await sql<{ n: number }>`select count(*)::int as n from drafts`.execute(tx.on())).rows[0]?.n,
    ),
  ).toBe(0);
  act = author;
  expect((await mine()).map(({ content }) => content)).toEqual([{ text: 'Mot privé' }]);
});

test('200 kB are kept, one more is refused and the version before stays', async () => {
  const id = uuidv7();
  const room = 200_000 - JSON.stringify({ text: '' }).length;
  expect((await save(id, 'a'.repeat(room))).status).toBe(200);
  expect(await save(id, 'a'.repeat(room + 1))).toMatchObject({ status: 409, body: { code: 'draft-too-large' } });
  expect(await save(id, 'é'.repeat(room / 2 + 1))).toMatchObject({ status: 409, body: { code: 'draft-too-large' } });
  expect(String((await mine())[0]?.content['text'])).toHaveLength(room);
});

test('200 drafts are kept, one more is refused, and those there can still be changed', async () => {
  const ids = Array.from({ length: 200 }, () => uuidv7());
  for (const id of ids) expect((await save(id, 'x')).status).toBe(200);
  expect(await save(uuidv7(), 'x')).toMatchObject({ status: 409, body: { code: 'too-many-drafts' } });
  expect((await save(ids[0] ?? '', 'y')).status).toBe(200);
});

test.each([
  ['content that is no object', { content: 'texte' }],
  ['a form of 81 letters', { form: 'f'.repeat(81) }],
  ['a date that is none', { typedAt: 'hier' }],
  ['a person that is no id', { personId: '../../etc/passwd' }],
])('%s is unreadable', async (_what, wrong) => {
  const body = { form: 'x', personId: null, content: {}, typedAt: '2026-03-29T01:29:00Z', ...wrong };
  expect(await ask('PUT', `/api/drafts/${uuidv7()}`, body)).toMatchObject({ status: 400 });
});
