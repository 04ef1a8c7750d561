import { setTimeout as wait } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@liane/server/platform';
import type { EmbeddedPostgres } from '@liane/server/platform';

/** The embedded PostgreSQL, started again in the same folder when it dies, until it is stopped. */
export interface SupervisedDatabase {
  url: string;
  stop(): Promise<void>;
}

const lookEvery = 500;

/** Starts PostgreSQL in the data folder. Throws PostgresRefusedToStart. */
export async function startDatabase(dataDir: string): Promise<SupervisedDatabase> {
  let current = await startEmbeddedPostgres({ dataDir });
  const { url } = current;
  const ending = new AbortController();
  const watching = watch(ending.signal);

  async function watch(signal: AbortSignal): Promise<void> {
    while (await pause(signal)) {
      if (isAlive(current.pid)) continue;
      console.error('La base de données s’est arrêtée ; elle redémarre. Ce qui était enregistré est intact.');
      current = await restart(dataDir, current);
    }
  }

  return {
    url,
    async stop() {
      ending.abort();
      await watching;
      await current.stop();
    },
  };
}

// A failed restart is told and tried again at the next look.
async function restart(dataDir: string, dead: EmbeddedPostgres): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres({ dataDir });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return dead;
  }
}

const pause = (signal: AbortSignal): Promise<boolean> =>
  wait(lookEvery, true, { signal, ref: false }).catch(() => false);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
