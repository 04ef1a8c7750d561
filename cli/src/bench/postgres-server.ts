import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@liane/server/platform';
import { asOwner } from '../reach-database.ts';

export interface MeasuredServer {
  url: string;
  /** e.g. `PostgreSQL 15.14`. */
  label: string;
  stop(): Promise<void>;
}

/** The server of DATABASE_URL, else the one installed on this machine, started for the time of the measures; undefined without either. */
export async function reachServer(
  folder: string,
  databaseUrl: string | undefined,
): Promise<MeasuredServer | undefined> {
  if (databaseUrl !== undefined)
    return { url: databaseUrl, label: await labelOf(databaseUrl), stop: () => Promise.resolve() };
  const bin = installed();
  return bin === undefined ? undefined : startInstalled(bin, folder);
}

/** The embedded PostgreSQL, flushing to the disk as it does at work. */
export async function startEmbedded(folder: string): Promise<MeasuredServer> {
  const server = await startEmbeddedPostgres({ dataDir: folder });
  const { url } = server;
  return { url, stop: () => server.stop(), label: `intégré (${(await labelOf(url)).replace('PostgreSQL ', '')})` };
}

const labelOf = (url: string): Promise<string> =>
  asOwner(url, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return `PostgreSQL ${rows[0]?.server_version.split(' ')[0] ?? ''}`;
  });

/** Where Debian puts it; the newest first. */
function installed(): string | undefined {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(folder, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

async function startInstalled(bin: string, folder: string): Promise<MeasuredServer> {
  const cluster = join(folder, 'cluster');
  const socket = join(folder, 'socket');
  for (const path of [folder, cluster, socket]) mkdirSync(path, { recursive: true, mode: 0o711 });
  if (process.getuid?.() === 0) {
    spawnSync('chown', ['-R', 'postgres:', folder]);
    // The user postgres must be able to cross it.
    chmodSync(dirname(folder), 0o711);
  }
  const made = spawnSync(
    ...asPostgres(bin, 'initdb', ['-D', cluster, '-U', 'liane', '-A', 'trust', '-E', 'UTF8', '--locale=C']),
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr || String(made.error));
  // As a small production would be set; every commit reaches the disk.
  const settings = [
    'listen_addresses=',
    'max_connections=60',
    'shared_buffers=512MB',
    'effective_cache_size=2GB',
    'max_wal_size=4GB',
    'random_page_cost=1.1',
  ];
  const server = spawn(
    ...asPostgres(bin, 'postgres', ['-D', cluster, '-k', socket, ...settings.flatMap((setting) => ['-c', setting])]),
    { stdio: 'ignore' },
  );
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await answering(bin, socket);
  const url = `postgresql:///postgres?host=${encodeURIComponent(socket)}&user=liane`;
  return {
    url,
    label: await labelOf(url),
    async stop() {
      spawnSync(...asPostgres(bin, 'pg_ctl', ['stop', '-D', cluster, '-m', 'fast']));
      await gone;
    },
  };
}

function asPostgres(bin: string, binary: string, args: string[]): [string, string[]] {
  const path = join(bin, binary);
  return process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args];
}

async function answering(bin: string, socket: string): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await wait(50)) {
    if (spawnSync(join(bin, 'pg_isready'), ['-q', '-h', socket]).status === 0) return;
  }
  throw new Error('PostgreSQL did not answer within 20 s');
}
