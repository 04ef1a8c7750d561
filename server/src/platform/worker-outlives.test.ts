import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeWorkerUtils } from 'graphile-worker';
import pg from 'pg';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { startWorker } from './worker.ts';

test(
  'a database killed without warning, again and again: the worker takes its next turn each time',
  { timeout: 200_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'liane-worker-'));
    let postgres = await startEmbeddedPostgres({ dataDir });
    const { url } = postgres;
    await makeJobTables(url);
    let carried = 0;
    const tasks = {
      carry: async () => void (carried += 1),
      // As a service outside that is slow when the database dies.
      linger: () => wait(1_500),
    };
    const module = { name: 'test', migrations: {}, rights: {}, routes: [], tasks };
    const worker = startWorker(url, [module], pino({ level: 'silent' }));
    const oneIsCarried = async (): Promise<void> => {
      const before = carried;
      await ask(url, 'carry');
      await vi.waitFor(() => expect(carried).toBeGreaterThan(before), { timeout: 40_000, interval: 50 });
    };
    try {
      for (let kill = 0; kill < 3; kill += 1) {
        await ask(url, 'linger');
        await oneIsCarried();
        await ask(url, 'linger');
        await wait(kill * 80);
        process.kill(postgres.pid, 'SIGKILL');
        postgres = await revive(dataDir);
      }
      await oneIsCarried();
    } finally {
      await worker.stop();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
    }
  },
);

async function makeJobTables(connectionString: string): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString });
  await utils.migrate();
  await utils.release();
}

async function ask(connectionString: string, task: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('select graphile_worker.add_job($1)', [task]);
  await client.end();
}

/** The processes of the dead server hold its memory a moment: a new one is refused until they noticed. */
async function revive(dataDir: string): Promise<EmbeddedPostgres> {
  return vi.waitUntil(() => startEmbeddedPostgres({ dataDir }).catch(() => undefined), {
    timeout: 30_000,
    interval: 100,
  });
}
