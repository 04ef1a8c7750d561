import { setTimeout as wait } from 'node:timers/promises';
import {
  Logger as WorkerLogger,
  parseCrontab,
  run,
  type ParsedCronItem,
  type Runner,
  type RunnerOptions,
} from 'graphile-worker';
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
/** Milliseconds given to the tasks in progress when a turn ends. */
const patience = 10_000;
/** Tasks carried at once, of each kind. */
const atOnce = 4;

/**
 * Works for as long as it is not stopped, one process at a time: another waits for its turn. A database that dies ends
 * the turn, not the process: the next one takes up the jobs the former left.
 */
export function startWorker(url: string, modules: readonly ServerModule[], log: Logger): DurableWorker {
  const schedule = scheduleOf(modules);
  const rooms = [modules.map(({ awaited }) => awaited), modules.map(({ tasks }) => tasks)].map(
    (some): Record<string, Task> => Object.assign({}, ...some) as Record<string, Task>,
  );
  const stopping = new AbortController();

  async function oneTurn(): Promise<void> {
    const turn = await takeTurn(url, stopping.signal);
    if (!turn) return;
    const pool = new PatientPool(url, 2 * atOnce);
    const runners: Runner[] = [];
    try {
      // What somebody waits for has hands of its own: it never queues behind a service that is slow to take what leaves.
      for (const tasks of rooms) runners.push(await run(carriedBy(pool, tasks)));
      await Promise.race([...runners.map(over), turn.lost, aborted(stopping.signal)]);
    } finally {
      // A runner whose database died under it may never say that it ended: the next turn does not wait for it.
      await atMost(patience, Promise.all(runners.map(ended)));
      await atMost(patience, pool.close());
      turn.leave();
    }
  }

  const carriedBy = (pgPool: PatientPool, tasks: Record<string, Task>): RunnerOptions => ({
    pgPool,
    concurrency: atOnce,
    noHandleSignals: true,
    logger: discreet(log),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload: unknown) => task(payload as Record<string, string>),
      ]),
    ),
    parsedCronItems: schedule.filter(({ task }) => Object.hasOwn(tasks, task)),
    // Without a batch, graphile-worker does not await these two: a connection cut there would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });

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

/** Keeps the process until then, unlike a timer that nothing holds: what closes after it must be closed. */
async function atMost(milliseconds: number, ending: Promise<unknown>): Promise<void> {
  const inTime = new AbortController();
  const late = wait(milliseconds, undefined, { signal: inTime.signal }).catch(() => {});
  await Promise.race([ending.catch(() => {}), late]);
  inTime.abort();
}

const over = ({ promise }: Runner): Promise<void> => promise.catch(() => {});

// A runner that ended by itself refuses to be stopped again.
async function ended(runner: Runner): Promise<void> {
  await runner.stop().catch(() => {});
  await over(runner);
}

const aborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

export const tasksOf = (modules: readonly Pick<ServerModule, 'tasks' | 'awaited'>[]): Record<string, Task> =>
  Object.assign({}, ...modules.flatMap(({ tasks, awaited }) => [tasks ?? {}, awaited ?? {}])) as Record<string, Task>;

/** What runs by the clock. Throws when a line is no cron line, or names a task that no module has: it would wait for ever, in silence. */
export function scheduleOf(modules: readonly Pick<ServerModule, 'tasks' | 'awaited' | 'schedule'>[]): ParsedCronItem[] {
  const known = tasksOf(modules);
  const items = parseCrontab(modules.flatMap(({ schedule }) => schedule ?? []).join('\n'));
  for (const { task } of items)
    if (!Object.hasOwn(known, task)) throw new TypeError(`the schedule names ${task}, which is no task`);
  return items;
}
