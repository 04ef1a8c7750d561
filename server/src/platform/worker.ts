import { Logger as WorkerLogger, parseCrontab, run, type ParsedCronItem, type Runner } from 'graphile-worker';
import pg from 'pg';
import type { Logger } from 'pino';
import { connectionOf } from './database.ts';
import type { ServerModule, Task } from './module.ts';

/** The one durable worker: what must happen beside the click (questions to INSi, sealing of traces). */
export async function startWorker(url: string, modules: readonly ServerModule[], log: Logger): Promise<Runner> {
  const pool = new pg.Pool({ ...connectionOf(url), max: 4 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const tasks = tasksOf(modules);
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    // Its messages may quote a value of the database: the log keeps that it failed, and which task.
    logger: new WorkerLogger((scope) => (level) => {
      if (level === 'error') log.error({ task: scope.taskIdentifier, job: scope.jobId }, 'task failed');
    }),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload: unknown) => task(payload as Record<string, string>),
      ]),
    ),
    parsedCronItems: scheduleOf(modules),
  });
  runner.promise.catch(() => {}).finally(() => void pool.end());
  return runner;
}

export const tasksOf = (modules: readonly Pick<ServerModule, 'tasks'>[]): Record<string, Task> =>
  Object.assign({}, ...modules.map((module) => module.tasks ?? {})) as Record<string, Task>;

/** What runs by the clock. Throws when a line is no cron line, or names a task that no module has: it would wait for ever, in silence. */
export function scheduleOf(modules: readonly Pick<ServerModule, 'tasks' | 'schedule'>[]): ParsedCronItem[] {
  const known = tasksOf(modules);
  const items = parseCrontab(modules.flatMap(({ schedule }) => schedule ?? []).join('\n'));
  for (const { task } of items)
    if (!Object.hasOwn(known, task)) throw new TypeError(`the schedule names ${task}, which is no task`);
  return items;
}
