import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import pg from 'pg';
import { pino } from 'pino';
import { sql } from 'kysely';
import { z } from 'zod';
import { freshDatabase } from '../testing/database.ts';
import type { Act } from './act.ts';
import { contract, Id } from './contract.ts';
import { connectionOf, openDatabase, type Database } from './database.ts';
import { mountRoutes, openHttp, type Doorkeeper } from './http.ts';
import { uuidv7 } from './ids.ts';
import { demand } from './rights.ts';
import { platformModule } from './tidy.ts';
import { serve } from './served.ts';

const rights = { 'drafts.try': ['infirmier'] } as const;
const attempt = contract({
  method: 'POST',
  path: '/api/try/:id',
  params: z.object({ id: Id }),
  body: z.object({ word: z.string().min(1) }),
  reply: z.object({ times: z.number() }),
  summary: 'Essayer',
});

const keepWord = contract({ ...attempt, path: '/api/keep/:id' });
const cross = contract({ ...attempt, path: '/api/cross/:id' });
const onlyOnce = contract({ ...attempt, path: '/api/once/:id' });

let database: Database;
let owner: pg.Client;
let drop: () => Promise<void>;
let app: ReturnType<typeof openHttp>;
let done = 0;
let fails = false;
const traces: string[] = [];
const act: Act = {
  at: new Date(),
  accountId: uuidv7(),
  sessionId: uuidv7(),
  who: 'Nadia Belkacem',
  practiceId: uuidv7(),
  organisationId: uuidv7(),
  establishmentId: uuidv7(),
  establishmentName: 'EHPAD',
  role: 'infirmier',
  isAdministrator: false,
  from: 'test',
  signedInWith: 'passkey',
};
let asking: Act | null = act;
const crossings = (() => {
  const both = Promise.withResolvers<void>();
  let arrived = 0;
  return { attempts: 0, both: both.promise, arrive: () => void (++arrived === 2 && both.resolve()) };
})();

beforeAll(async () => {
  const fresh = await freshDatabase(inject('postgres'), inject('template'));
  drop = fresh.drop;
  database = openDatabase(fresh.url, { connections: 4 });
  owner = new pg.Client(connectionOf(fresh.url));
  await owner.connect();
  const platform = {
    database,
    live: { listen: () => () => {}, close: () => Promise.resolve() },
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    newId: uuidv7,
  };
  const doorkeeper: Doorkeeper = {
    whoAsks: () => Promise.resolve(asking),
    checkOrigin: () => {},
    trace: (_tx, _act, name) => Promise.resolve(void traces.push(name)),
    traceRefusal: (_act, name, _note, refusal) => Promise.resolve(void traces.push(`${name} refused ${refusal.code}`)),
  };
  app = openHttp(platform);
  mountRoutes(
    app,
    [
      serve(attempt, {
        act: 'drafts.try',
        may: (asked) => demand(rights, 'drafts.try', asked),
        trace: ({ params }) => ({ personId: params.id }),
        do: () => {
          done += 1;
          if (fails) throw new TypeError('a secret of Jeanne DURAND');
          return Promise.resolve({ times: done });
        },
      }),
      serve(keepWord, {
        act: 'drafts.try',
        may: () => {},
        trace: 'none',
        do: async ({ params, body }, _asked, tx) => {
          await sql`insert into drafts values (${act.organisationId}, ${params.id}, ${act.accountId}, ${body.word}, null, '{}', now(), now())`.execute(
            tx.on(),
          );
          return { times: 1 };
        },
      }),
      serve(cross, {
        act: 'drafts.try',
        may: () => {},
        trace: 'none',
        // Takes the two rows named by its word, the second once two acts hold their first.
        do: async ({ body }, _asked, tx) => {
          crossings.attempts += 1;
          const [first, second] = body.word.split(' ');
          await sql`update drafts set form = form || '.' where id = ${first}`.execute(tx.on());
          crossings.arrive();
          await crossings.both;
          await sql`update drafts set form = form || '.' where id = ${second}`.execute(tx.on());
          return { times: 1 };
        },
      }),
      serve(onlyOnce, {
        act: 'drafts.try',
        shownOnce: true,
        may: () => {},
        trace: 'none',
        do: () => Promise.resolve({ times: 1 }),
      }),
    ],
    platform,
    doorkeeper,
  );
});
afterAll(async () => {
  await app.close();
  await owner.end();
  await database.close();
  await drop();
});

const ask = (command: string | undefined, word = 'oui', id = act.accountId) =>
  app.inject({
    method: 'POST',
    url: `/api/try/${id}`,
    payload: { word },
    ...(command === undefined ? {} : { headers: { 'x-command-id': command } }),
  });

test('a command repeated with the same id answers what it answered the first time', async () => {
  const command = uuidv7();
  const first = await ask(command);
  expect(first.statusCode).toBe(200);
  const again = await ask(command);
  expect(again.json()).toEqual(first.json());
});

test('twenty copies of one command at the same moment are kept once', async () => {
  const command = uuidv7();
  const replies = await Promise.all(Array.from({ length: 20 }, () => ask(command)));
  expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
  expect(replies.every(({ statusCode }) => statusCode === 200)).toBe(true);
  const kept = await database.within(act, (tx) =>
    tx.on<{ commands: { id: string } }>().selectFrom('commands').select('id').where('id', '=', command).execute(),
  );
  expect(kept).toHaveLength(1);
});

test('the same id with other words is refused, and nothing is done', async () => {
  const command = uuidv7();
  await ask(command, 'oui');
  const other = await ask(command, 'non');
  expect([other.statusCode, other.json().code]).toEqual([409, 'command-reused']);
});

test('an answer shown once is kept nowhere, and its command is not done again', async () => {
  const command = uuidv7();
  const once = () =>
    app.inject({
      method: 'POST',
      url: `/api/once/${act.accountId}`,
      payload: { word: 'oui' },
      headers: { 'x-command-id': command },
    });
  expect((await once()).statusCode).toBe(200);
  const again = await once();
  expect([again.statusCode, again.json().code]).toEqual([409, 'answer-shown-once']);
  const kept = await database.within(act, (tx) =>
    tx
      .on<{ commands: { id: string; reply: unknown } }>()
      .selectFrom('commands')
      .select('reply')
      .where('id', '=', command)
      .execute(),
  );
  expect(kept).toEqual([{ reply: null }]);
});

test('a role without the right is refused in words, and the refusal is traced', async () => {
  asking = { ...act, role: 'administratif' };
  const refused = await ask(undefined);
  asking = act;
  expect(refused.statusCode).toBe(403);
  expect(refused.json()).toMatchObject({ kind: 'refused-by-right', code: 'drafts.try' });
  expect(traces.at(-1)).toBe('drafts.try refused drafts.try');
});

test('nobody signed in: 401 and nothing done', async () => {
  asking = null;
  const before = done;
  const refused = await ask(undefined);
  asking = act;
  expect([refused.statusCode, refused.json().code, done]).toEqual([401, 'signed-out', before]);
});

test.each([
  ['a body of another shape', { word: 3 }],
  ['an empty word', { word: '' }],
  ['no body', undefined],
])('%s is refused with the place of the fault', async (_name, payload) => {
  const reply = await app.inject({
    method: 'POST',
    url: `/api/try/${act.accountId}`,
    ...(payload === undefined ? {} : { payload }),
  });
  expect(reply.statusCode).toBe(400);
  expect(reply.json()).toMatchObject({
    code: 'invalid',
    faults: [expect.objectContaining({ message: expect.any(String) as string })],
  });
});

test('an unexpected failure says nothing of its cause, and what was done is undone', async () => {
  fails = true;
  const reply = await ask(uuidv7());
  fails = false;
  expect(reply.statusCode).toBe(500);
  expect(reply.body).not.toContain('DURAND');
  expect(reply.json()).toMatchObject({ code: 'unexpected', safe: expect.stringContaining('gardée') as string });
});

test('a body over 25 MB is refused before it is read', async () => {
  const reply = await app.inject({
    method: 'POST',
    url: `/api/try/${act.accountId}`,
    headers: { 'content-type': 'application/json' },
    payload: `{"word":"${'a'.repeat(26 * 1024 * 1024)}"}`,
  });
  expect(reply.statusCode).toBe(413);
});

test('JSON that would poison prototypes or is cut is refused', async () => {
  for (const payload of ['{"word":"oui","__proto__":{"a":1}}', '{"word":"ou']) {
    const reply = await app.inject({
      method: 'POST',
      url: `/api/try/${act.accountId}`,
      headers: { 'content-type': 'application/json' },
      payload,
    });
    expect(reply.statusCode).toBe(400);
  }
});

describe('what the database itself refuses', () => {
  const keep = (id: string, word: string) =>
    app.inject({ method: 'POST', url: `/api/keep/${id}`, payload: { word }, headers: { 'x-command-id': uuidv7() } });

  test('a character that no table holds is told as a fault of the text, so that no device sends it for ever', async () => {
    const reply = await keep(uuidv7(), 'a\u0000b');
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'cannot-be-kept']);
  });

  test('the same entry sent as another command is not said to be lost', async () => {
    const id = uuidv7();
    expect((await keep(id, 'oui')).statusCode).toBe(200);
    const again = await keep(id, 'oui');
    expect([again.statusCode, again.json().code]).toEqual([409, 'already-kept']);
  });

  test('two acts that cross wait for each other: the one that PostgreSQL ends is done once more, and both are kept once', async () => {
    const [one, other] = [uuidv7(), uuidv7()];
    for (const id of [one, other]) await keep(id, 'mot');
    const crossing = (word: string) =>
      app.inject({
        method: 'POST',
        url: `/api/cross/${act.accountId}`,
        payload: { word },
        headers: { 'x-command-id': uuidv7() },
      });
    const replies = await Promise.all([crossing(`${one} ${other}`), crossing(`${other} ${one}`)]);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(crossings.attempts).toBe(3);
    const { rows } = await owner.query<{ form: string }>('select form from drafts where id = any($1)', [[one, other]]);
    expect(rows.map(({ form }) => form)).toEqual(['mot..', 'mot..']);
  });

  test('an answer is kept a month, then forgotten: what it held stands in one place only', async () => {
    const [old, recent] = [uuidv7(), uuidv7()];
    await ask(old);
    await ask(recent);
    await owner.query("update commands set at = at - interval '31 days' where id = $1", [old]);
    await platformModule({ database, now: () => new Date() }).tasks?.['platform:tidy']?.({});
    const { rows } = await owner.query<{ id: string }>('select id from commands where id = any($1)', [[old, recent]]);
    expect(rows.map(({ id }) => id)).toEqual([recent]);
  });
});
