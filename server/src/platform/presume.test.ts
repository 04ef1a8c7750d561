import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { sql } from 'kysely';
import { freshDatabase } from '../testing/database.ts';
import { openDatabase, type Database } from './database.ts';
import type { Tx } from './tx.ts';
import { uuidv7 } from './ids.ts';
import { insertion, together } from './insertion.ts';

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

const command = (id: string) =>
  insertion('commands', {
    organisation_id: within.organisationId,
    id,
    account_id: within.accountId,
    route: 'test',
    body_hash: Buffer.from('00', 'hex'),
    reply: null,
    at: new Date(),
  });

const exists = 'exists (select from commands where organisation_id = $1 and id = $2)';
const count = async (tx: Tx, ids: readonly string[]): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) n from commands where id = any(${ids}::uuid[])`.execute(
    tx.on(),
  );
  return rows[0]?.n ?? 0;
};

test('what is presumed and holds costs no second attempt, and its writes are kept together', async () => {
  const [there, first, second] = [uuidv7(), uuidv7(), uuidv7()];
  await database.within(within, async (tx) => tx.write(command(there)));
  let attempts = 0;
  await database.within(within, async (tx) => {
    attempts += 1;
    expect(tx.presume(exists, [within.organisationId, there])).toBe(true);
    tx.write(command(first));
    tx.write(command(second));
  });
  expect([attempts, await database.within(within, (tx) => count(tx, [first, second]))]).toEqual([1, 2]);
});

test('what is presumed wrongly undoes the attempt: its work is done again, presuming nothing', async () => {
  const written = uuidv7();
  const presumed: boolean[] = [];
  const announced: string[][] = [];
  database.onKept((_, topics) => announced.push(topics));
  const answer = await database.within(within, async (tx) => {
    presumed.push(tx.presume(exists, [within.organisationId, uuidv7()]));
    tx.write(command(written));
    tx.announce(`attempt:${presumed.length}`);
    return presumed.length;
  });
  expect({ answer, presumed, announced }).toEqual({ answer: 2, presumed: [true, false], announced: [['attempt:2']] });
  expect(await database.within(within, (tx) => count(tx, [written]))).toBe(1);
});

test('nothing is answered from rows read on a wrong presumption, nor from a refusal thrown on it', async () => {
  const read = await database.within(within, async (tx) => {
    if (!tx.presume(exists, [within.organisationId, uuidv7()])) return 'out of reach';
    await count(tx, [uuidv7()]);
    return 'read';
  });
  expect(read).toBe('out of reach');
  const refused = database.within(within, async (tx) => {
    throw new Error(tx.presume(exists, [within.organisationId, uuidv7()]) ? 'no such fact' : 'out of reach');
  });
  await expect(refused).rejects.toThrow('out of reach');
});

test('an error of the work itself is told as it is when what was presumed holds', async () => {
  const there = uuidv7();
  await database.within(within, async (tx) => tx.write(command(there)));
  let attempts = 0;
  const twice = database.within(within, async (tx) => {
    attempts += 1;
    tx.presume(exists, [within.organisationId, there]);
    tx.write(command(there));
  });
  await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'commands_pkey' });
  expect(attempts).toBe(1);
});

test('statements put together keep each its own parameters', () => {
  const { sql: text, parameters } = together([insertion('a', { x: 1, y: 2 }), insertion('b', { z: 3 })], {
    sql: 'select $1 < $2',
    parameters: [4, 5],
  });
  expect(text).toBe(
    'with w0 as (insert into a(x,y) values ($1,$2)), w1 as (insert into b(z) values ($3)) select $4 < $5',
  );
  expect(parameters).toEqual([1, 2, 3, 4, 5]);
});

test('work that asks nothing leaves as one statement, behind the same wall: another organisation neither sees nor writes it', async () => {
  const [mine, foreign] = [uuidv7(), uuidv7()];
  await database.within(within, async (tx) => tx.write(command(mine)));
  const elsewhere = { organisationId: uuidv7(), accountId: within.accountId };
  await expect(database.within(elsewhere, async (tx) => tx.write(command(foreign)))).rejects.toMatchObject({
    code: '42501',
  });
  expect(await database.within(elsewhere, (tx) => count(tx, [mine, foreign]))).toBe(0);
  expect(await database.within(within, (tx) => count(tx, [mine, foreign]))).toBe(1);
  // The one connection of this test keeps nothing of who worked on it last.
  const { rows } = await database.pool.query(`select current_setting('liane.organisation_id', true) as left_over`);
  expect(rows[0]?.left_over || null).toBeNull();
});
