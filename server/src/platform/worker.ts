import { Logger as WorkerLogger, parseCronItems, run, type CronItem, type Runner } from 'graphile-worker';
import pg from 'pg';
import type { Logger } from 'pino';
import { connectionOf } from './database.ts';
import type { ServerModule, Task } from './module.ts';

/** The one durable worker: what must happen beside the click (questions to INSi, sealing of traces). */
export async function startWorker(url: string, modules: readonly ServerModule[], log: Logger): Promise<Runner> {
  const pool = new pg.Pool({ ...connectionOf(url), max: 4 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const tasks = Object.assign({}, ...modules.map((module) => module.tasks ?? {})) as Record<string, Task>;
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    logger: new WorkerLogger(() => (level, message) => {
      if (level === 'error') log.error({ worker: message.slice(0, 200) }, 'task failed');
    }),
    taskList: Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload as Record<string, string>)])),
    parsedCronItems: parseCronItems(modules.flatMap((module) => module.schedule ?? []).map(cronItem)),
  });
  runner.promise.catch(() => {}).finally(() => void pool.end());
  return runner;
}

/** `* * * * * access.seal`: five fields of cron, then the task. */
function cronItem(line: string): CronItem {
  const fields = line.trim().split(/\s+/);
  return { match: fields.slice(0, 5).join(' '), task: fields.slice(5).join(' ') };
}
