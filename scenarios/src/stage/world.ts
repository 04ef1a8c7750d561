import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

/** The whole demonstration, as `npm start` gives it, on ports of its own and in a temporary folder. */
export interface World {
  url: string;
  sandboxUrl: string;
  databaseUrl: string;
  dataDir: string;
  /** What `npm start` said when this world began: the invitations are there, told once. */
  said: () => string;
  kill: {
    /** Kills the server without warning (SIGKILL), then starts again on the same data, at the same addresses. */
    server: () => Promise<void>;
    /** Kills the database without warning (SIGKILL), then waits until the server answers again: it revives it by itself. */
    database: () => Promise<void>;
    /** Kills the sandbox without warning (SIGKILL), then waits until it answers again: its supervisor starts it. */
    sandbox: () => Promise<void>;
  };
  end(): Promise<void>;
}

interface Addresses {
  url: string;
  sandboxUrl: string;
  databaseUrl: string;
}

/** Starts a world; rejects with what was said when it cannot. */
export async function openWorld(): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'liane-world-'));
  const erase = () => rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  let running = await start(dataDir).catch(async (error: unknown) => {
    await erase();
    throw error;
  });
  const { addresses, said } = running;
  return {
    dataDir,
    said,
    ...addresses,
    kill: {
      async server() {
        await ended(running.child, 'SIGKILL');
        // The sandbox lets itself die when its supervisor is gone.
        await silent(addresses.sandboxUrl);
        running = await start(dataDir, addresses);
      },
      async database() {
        const former = await databasePid(dataDir);
        process.kill(former, 'SIGKILL');
        await until(async () => (await databasePid(dataDir)) !== former, 'the database is revived');
        await until(async () => (await fetch(`${addresses.url}/health`)).ok, 'the server is ready');
      },
      async sandbox() {
        const former = await sandboxPid(running.child);
        process.kill(former, 'SIGKILL');
        await until(async () => (await sandboxPid(running.child)) !== former, 'the sandbox is started again');
        await until(async () => (await fetch(`${addresses.sandboxUrl}/health`)).ok, 'the sandbox is ready');
      },
    },
    async end() {
      await ended(running.child, 'SIGTERM');
      await erase();
    },
  };
}

/** Program of the `liane` command, reached by its path: stories use it as anybody would. */
export const liane = join(dirname(fileURLToPath(import.meta.url)), '../../../cli/src/main.ts');

interface Running {
  child: ChildProcess;
  addresses: Addresses;
  said: () => string;
}

function start(dataDir: string, at?: Addresses): Promise<Running> {
  const { DATABASE_URL: _unused, ...env } = process.env;
  const portOf = (url?: string): string => (url === undefined ? '0' : new URL(url).port);
  const child = fork(liane, ['start'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...env,
      PORT: portOf(at?.url),
      SANDBOX_PORT: portOf(at?.sandboxUrl),
      DATA_DIR: dataDir,
      // Stories wait for it, the time to see it on the screen.
      RECALL_SECONDS: '3',
    },
    execArgv: [],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`liane start ended with ${code ?? 'a signal'}:\n${said}`)));
    child.on('message', (message: { kind?: string } & Addresses) => {
      const { kind, url, sandboxUrl, databaseUrl } = message;
      if (kind !== 'started') return;
      resolve({ child, addresses: { url, sandboxUrl, databaseUrl }, said: () => said });
    });
  });
}

function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

const databasePid = async (dataDir: string): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

/** The child of the demonstration that plays the town. Throws while there is none. */
async function sandboxPid({ pid }: ChildProcess): Promise<number> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').filter(Boolean);
  for (const child of children)
    if ((await readFile(`/proc/${child}/cmdline`, 'utf8')).includes('sandbox-process')) return Number(child);
  throw new Error('no sandbox among the children of the demonstration');
}

const silent = (url: string): Promise<void> =>
  until(
    () =>
      fetch(`${url}/health`).then(
        () => false,
        () => true,
      ),
    'the sandbox is gone',
  );
