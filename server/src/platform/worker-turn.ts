import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { connectionOf } from './database.ts';

/** One process carries the jobs of a database at a time. */
export interface Turn {
  /** Resolves when the connection that holds the turn is cut: another process may have it. */
  lost: Promise<void>;
  leave(): void;
}

const lookEvery = 1_000;

/** Waits for the turn; none when told to stop meanwhile. Rejects when the database is away. */
export async function takeTurn(url: string, stop: AbortSignal): Promise<Turn | undefined> {
  const client = new pg.Client({ ...connectionOf(url), keepAlive: true, query_timeout: 20_000 });
  client.on('error', () => {});
  const lost = new Promise<void>((resolve) => client.once('end', () => resolve()));
  await client.connect();
  // Not awaited: on a connection already cut, its end is never told.
  const leave = (): void => void client.end().catch(() => {});
  try {
    while (!(await holds(client))) {
      await wait(lookEvery, undefined, { signal: stop }).catch(() => {});
      if (stop.aborted) {
        leave();
        return undefined;
      }
    }
    await freeLeftJobs(client);
    return { lost, leave };
  } catch (error) {
    leave();
    throw error;
  }
}

// Held by the session: it ends with the connection, however its process ends.
async function holds(client: pg.Client): Promise<boolean> {
  const asked = await client.query<{ held: boolean }>("select pg_try_advisory_lock(hashtext('liane worker')) as held");
  return asked.rows[0]?.held === true;
}

/** Whoever holds the turn works alone: a job still locked was left by a process that is no more. */
async function freeLeftJobs(client: pg.Client): Promise<void> {
  await client.query(
    'update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null',
  );
  await client.query(
    'update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null',
  );
}
