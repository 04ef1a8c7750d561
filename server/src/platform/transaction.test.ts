import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { sql, type Kysely } from 'kysely';
import { freshDatabase } from '../testing/database.ts';
import { openDatabase, type Database } from './database.ts';
import type { Tx } from './tx.ts';
import { uuidv7 } from './ids.ts';

interface Tables {
  commands: {
    organisation_id: string;
    id: string;
    account_id: string;
    route: string;
    body_hash: Buffer;
    reply: string | null;
    at: Date;
  };
}

const within = { organisationId: uuidv7(), accountId: uuidv7() };
let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const fresh = await freshDatabase(inject('postgres'), inject('template'));
  drop = fresh.drop;
  database = openDatabase(fresh.url, { connections: 1 });
});
afterAll(async () => {
  await database.close();
  await drop();
});

const insert = (tx: Tx, id: string, { organisationId, accountId } = within) =>
  tx
    .on<Tables>()
    .insertInto('commands')
    .values({
      organisation_id: organisationId,
      id,
      account_id: accountId,
      route: 'test',
      body_hash: Buffer.from('00', 'hex'),
      reply: null,
      at: new Date(),
    });
const kept = (id: string) => database.within(within, (tx) => read(tx.on<Tables>(), id));
const read = async (tables: Kysely<Tables>, id: string) =>
  (await tables.selectFrom('commands').select('id').where('id', '=', id).execute()).length;

test('what is written without waiting is seen by what is asked next, and kept', async () => {
  const id = uuidv7();
  const seen = await database.within(within, (tx) => {
    tx.write(insert(tx, id));
    return read(tx.on<Tables>(), id);
  });
  expect([seen, await kept(id)]).toEqual([1, 1]);
});

test('a write that fails behind the work fails the transaction: nothing of it is kept, and its own error is told', async () => {
  const [first, second] = [uuidv7(), uuidv7()];
  await database.within(within, async (tx) => tx.write(insert(tx, second)));
  const announced: string[][] = [];
  database.onKept((_organisation, topics) => announced.push(topics));
  const answered = database.within(within, async (tx) => {
    await insert(tx, first).execute();
    tx.announce('person:1');
    tx.write(insert(tx, second));
    tx.write(insert(tx, uuidv7()));
    return 'done';
  });
  await expect(answered).rejects.toMatchObject({ code: '23505', constraint: 'commands_pkey' });
  expect([await kept(first), announced]).toEqual([0, []]);
});

test('a write behind the wall of another organisation fails the transaction too', async () => {
  const id = uuidv7();
  const answered = database.within(within, async (tx) => {
    tx.write(insert(tx, id));
    tx.write(insert(tx, uuidv7(), { ...within, organisationId: uuidv7() }));
  });
  await expect(answered).rejects.toMatchObject({ code: '42501' });
  expect(await kept(id)).toBe(0);
});

test('what is asked after a failed write says why it failed, not that something did', async () => {
  const id = uuidv7();
  await database.within(within, async (tx) => tx.write(insert(tx, id)));
  const answered = database.within(within, async (tx) => {
    tx.write(insert(tx, id));
    return read(tx.on<Tables>(), id);
  });
  await expect(answered).rejects.toMatchObject({ code: '23505' });
});

test('a failure swallowed by the work is never answered as kept', async () => {
  const id = uuidv7();
  const answered = database.within(within, async (tx) => {
    await insert(tx, id).execute();
    await sql`select 1 / 0`.execute(tx.on()).catch(() => {});
    return 'done';
  });
  await expect(answered).rejects.toThrow('undone');
  expect(await kept(id)).toBe(0);
});

test('questions asked together are answered each with its own rows; one that fails fails all, and the connection serves on', async () => {
  const asked = (tx: Tx, value: number) =>
    sql<{ value: number }>`select ${value}::int as value`.execute(tx.on()).then(({ rows }) => rows[0]?.value);
  expect(await database.within(within, (tx) => Promise.all([1, 2, 3].map((value) => asked(tx, value))))).toEqual([
    1, 2, 3,
  ]);
  const failed = database.within(within, (tx) =>
    Promise.all([asked(tx, 1), sql`select 1 / 0`.execute(tx.on()), asked(tx, 3)]),
  );
  await expect(failed).rejects.toMatchObject({ code: '22012' });
  expect(await database.within(within, (tx) => asked(tx, 4))).toBe(4);
});

test('a statement that comes once its transaction is over is refused: its connection serves another', async () => {
  let late: Tx | undefined;
  await database.within(within, async (tx) => void (late = tx));
  const id = uuidv7();
  await expect(insert(late as Tx, id).execute()).rejects.toThrow('after the end');
  expect(() => (late as Tx).write(insert(late as Tx, id))).toThrow('after the end');
  expect(await kept(id)).toBe(0);
});
