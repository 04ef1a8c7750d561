import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const bin = '/usr/lib/postgresql/15/bin';

/** Debian's PostgreSQL 15 in a folder of its own, under the user postgres when the tests run as root. Throws when it cannot start. */
export async function startDebianPostgres(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const cluster = join(folder, 'cluster');
  const socket = join(folder, 'socket');
  for (const path of [cluster, socket]) mkdirSync(path, { mode: 0o700 });
  if (process.getuid?.() === 0) giveToPostgres(folder);
  const made = spawnSync(
    ...asOwner('initdb', ['-D', cluster, '-U', 'liane', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']),
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr || String(made.error));
  const settings = ['listen_addresses=', 'fsync=off', 'synchronous_commit=off', 'max_connections=60'];
  const server = spawn(
    ...asOwner('postgres', ['-D', cluster, '-k', socket, ...settings.flatMap((setting) => ['-c', setting])]),
    { stdio: 'ignore' },
  );
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await answering(socket);
  return {
    url: `postgresql:///postgres?host=${encodeURIComponent(socket)}&user=liane`,
    async stop() {
      spawnSync(...asOwner('pg_ctl', ['stop', '-D', cluster, '-m', 'fast']));
      await gone;
    },
  };
}

function asOwner(binary: string, args: string[]): [string, string[]] {
  const path = join(bin, binary);
  return process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args];
}

// postgres must be able to cross the folders above its own.
function giveToPostgres(folder: string): void {
  spawnSync('chown', ['-R', 'postgres:', folder]);
  for (let above = dirname(folder); above.includes('liane-test-'); above = dirname(above)) chmodSync(above, 0o711);
}

async function answering(socket: string): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await wait(50)) {
    if (!existsSync(join(socket, '.s.PGSQL.5432'))) continue;
    if (spawnSync(join(bin, 'pg_isready'), ['-q', '-h', socket]).status === 0) return;
  }
  throw new Error('Debian’s PostgreSQL did not answer within 20 s.');
}
