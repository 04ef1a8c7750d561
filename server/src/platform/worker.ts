import { setTimeout as wait } from 'node:timers/promises';
import { Logger as WorkerLogger, parseCrontab, run, type ParsedCronItem, type Runner } from 'graphile-worker';
import type { Logger } from 'pino';
import type { ServerModule, Task } from './module.ts';
import { PatientPool } from './patient-pool.ts';
import { takeTurn } from './worker-turn.ts';

/** The one durable worker: what must happen beside the click (questions to INSi, sendings, sealing of traces). */
export interface DurableWorker {
  /** Ends the tasks in progress, then the connections. */
  stop(): Promise<void>;
}

const lookAgainAfter = 500;

/**
 * Works for as long as it is not stopped, one process at a time: another waits for its turn. A database that dies ends
 * the turn, not the process: the next one takes up the jobs the former left.
 */
export function startWorker(url: string, modules: readonly ServerModule[], log: Logger): DurableWorker {
  const tasks = tasksOf(modules);
  const schedule = scheduleOf(modules);
  const stopping = new AbortController();
  let runner: Runner | undefined;

  async function oneTurn(): Promise<void> {
    const turn = await takeTurn(url, stopping.signal);
    if (!turn) return;
    const pool = new PatientPool(url, 4);
    try {
      runner = await run({
        pgPool: pool,
        concurrency: 4,
        noHandleSignals: true,
        logger: discreet(log),
        taskList: Object.fromEntries(
          Object.entries(tasks).map(([name, task]) => [
            name,
            (payload: unknown) => task(payload as Record<string, string>),
          ]),
        ),
        parsedCronItems: schedule,
        // Without a batch, graphile-worker does not await these two: a connection cut there would end the process.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      });
      const over = runner.promise.catch(() => {});
      await Promise.race([over, turn.lost, aborted(stopping.signal)]);
      await ended(runner);
      await over;
    } finally {
      runner = undefined;
      await pool.close();
      await turn.leave();
    }
  }

  const working = (async () => {
    while (!stopping.signal.aborted) {
      await oneTurn().catch(() => log.error('the worker lost its database'));
      await wait(lookAgainAfter, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();

  return {
    async stop() {
      stopping.abort();
      await working;
    },
  };
}

/** Its messages may quote a value of the database: the log keeps that it failed, and which task. */
const discreet = (log: Logger): WorkerLogger =>
  new WorkerLogger((scope) => (level) => {
    if (level === 'error') log.error({ task: scope.taskIdentifier, job: scope.jobId }, 'task failed');
  });

// A runner that ended by itself refuses to be stopped again.
const ended = (runner: Runner): Promise<void> => runner.stop().catch(() => {});

const aborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

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
