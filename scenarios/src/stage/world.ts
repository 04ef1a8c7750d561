import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The whole demonstration, as `npm start` gives it, on ports of its own and in a temporary folder. */
export interface World {
  url: string;
  sandboxUrl: string;
  databaseUrl: string;
  dataDir: string;
  /** Kills the supervisor without warning, then starts again on the same data. Addresses may change. */
  killAndRestart(): Promise<void>;
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
  let running = await start(dataDir).catch(async (error: unknown) => {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  return {
    dataDir,
    get url() {
      return running.addresses.url;
    },
    get sandboxUrl() {
      return running.addresses.sandboxUrl;
    },
    get databaseUrl() {
      return running.addresses.databaseUrl;
    },
    async killAndRestart() {
      await ended(running.child, 'SIGKILL');
      running = await start(dataDir);
    },
    async end() {
      await ended(running.child, 'SIGTERM');
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Program of the `liane` command, reached by its path: stories use it as anybody would. */
export const liane = join(dirname(fileURLToPath(import.meta.url)), '../../../cli/src/main.ts');

function start(dataDir: string): Promise<{ child: ChildProcess; addresses: Addresses }> {
  const { DATABASE_URL: _unused, ...env } = process.env;
  const child = fork(liane, ['start'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...env, PORT: '0', SANDBOX_PORT: '0', DATA_DIR: dataDir },
    execArgv: [],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`liane start ended with ${code ?? 'a signal'}:\n${said}`)));
    child.on('message', (message: { kind?: string } & Addresses) => {
      if (message.kind === 'started') resolve({ child, addresses: message });
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
