import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { startWorker, type DurableWorker } from './worker.ts';

const log = pino({ level: 'silent' });
let url: string;
let drop: () => Promise<void>;
let database: pg.Client;
let workers: DurableWorker[] = [];

beforeAll(async () => {
  ({ url, drop } = await freshDatabase(inject('postgres'), inject('template')));
  database = new pg.Client({ connectionString: url });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await drop();
});
beforeEach(() => async () => {
  await Promise.all(workers.map((each) => each.stop()));
  workers = [];
});

const carrying = (carry: () => Promise<void>): void => {
  workers.push(startWorker(url, [{ name: 'test', migrations: {}, rights: {}, routes: [], tasks: { carry } }], log));
};
const ask = () => database.query("select graphile_worker.add_job('carry')");
const waiting = async (): Promise<number> =>
  Number((await database.query('select count(*) from graphile_worker._private_jobs')).rows[0].count);
const cutEverybodyElse = () =>
  database.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

test('a database that cuts every connection ends a turn, never the work: the job it left locked is carried by the next', async () => {
  let begun = 0;
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  carrying(async () => {
    begun += 1;
    if (begun === 1) await held;
  });
  await ask();
  await vi.waitFor(() => expect(begun).toBe(1), { timeout: 20_000 });
  await cutEverybodyElse();
  release();
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 20_000 });
  await ask();
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 20_000 });
  expect(begun).toBeGreaterThanOrEqual(2);
});

test('cut again and again, at any moment of a turn, it still takes the next one', { timeout: 180_000 }, async () => {
  let carried = 0;
  carrying(async () => {
    await wait(5);
    carried += 1;
  });
  for (let cut = 0; cut < 15; cut += 1) {
    for (let each = 0; each < 8; each += 1) await ask();
    // From while it takes its turn to while it carries: never twice the same moment.
    await wait(cut * 60);
    await cutEverybodyElse();
  }
  const before = carried;
  await ask();
  await vi.waitFor(() => expect(carried).toBeGreaterThan(before), { timeout: 60_000 });
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 60_000 });
});

test('a job left locked by a process that is no more is taken up at once', async () => {
  await ask();
  await database.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead'");
  let carried = 0;
  carrying(async () => void (carried += 1));
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 20_000 });
  expect(carried).toBe(1);
});

test('what somebody waits for never queues behind what is slow', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let slow = 0;
  let answered = 0;
  const tasks = {
    carry: async () => {
      slow += 1;
      await held;
    },
  };
  const awaited = { answer: async () => void (answered += 1) };
  workers.push(startWorker(url, [{ name: 'test', migrations: {}, rights: {}, routes: [], tasks, awaited }], log));
  for (let each = 0; each < 10; each += 1) await ask();
  // As many as are carried at once.
  await vi.waitFor(() => expect(slow).toBe(4), { timeout: 20_000 });
  await database.query("select graphile_worker.add_job('answer')");
  await vi.waitFor(() => expect(answered).toBe(1), { timeout: 20_000 });
  expect(slow).toBe(4);
  release();
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 20_000 });
});

test('two processes take turns: the second carries only when the first has left', async () => {
  const carried: string[] = [];
  carrying(async () => void carried.push('first'));
  await ask();
  await vi.waitFor(() => expect(carried).toEqual(['first']), { timeout: 20_000 });
  carrying(async () => void carried.push('second'));
  await ask();
  await vi.waitFor(() => expect(carried).toEqual(['first', 'first']), { timeout: 20_000 });
  await workers.shift()?.stop();
  await ask();
  await vi.waitFor(() => expect(carried).toEqual(['first', 'first', 'second']), { timeout: 20_000 });
});
