import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { SandboxStopped } from '../refusals.ts';
import { root } from '../root.ts';
import type { SandboxAsked, SandboxSays } from '../sandbox-process.ts';

export type SandboxReady = Extract<SandboxSays, { kind: 'ready' }>;

/** A sandbox in its own process: started again at the same addresses when it dies, until it is stopped. */
export interface SupervisedSandbox {
  ready: SandboxReady;
  stop(): Promise<void>;
}

const restartsAfter = 1000;

/** Starts the sandbox; resolves when it answers. Throws SandboxStopped. */
export async function startSandboxProcess(asked: SandboxAsked): Promise<SupervisedSandbox> {
  let stopping = false;
  let current = await launch(asked);
  const { ready } = current;
  // The server was told these addresses: a new process must answer at the same ones.
  const again: SandboxAsked = {
    ...asked,
    port: Number(new URL(ready.addresses.http).port),
    mtlsPort: Number(new URL(ready.addresses.mtls).port),
    mailPorts: ready.mailPorts,
  };

  const watch = (): void => {
    current.child.once('exit', () => {
      if (stopping) return;
      console.error('Le bac à sable s’est arrêté ; il redémarre. Ce qui est enregistré dans Liane est intact.');
      setTimeout(() => void restart(), restartsAfter).unref();
    });
  };
  const restart = async (): Promise<void> => {
    if (stopping) return;
    try {
      current = await launch(again);
      watch();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      setTimeout(() => void restart(), restartsAfter * 5).unref();
    }
  };
  watch();
  return {
    ready,
    async stop() {
      stopping = true;
      await end(current.child);
    },
  };
}

function launch(asked: SandboxAsked): Promise<{ child: ChildProcess; ready: SandboxReady }> {
  const child = fork(join(root, 'cli/src/sandbox-process.ts'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Several services in one process that mostly waits: memory before speed.
    execArgv: ['--optimize-for-size', '--max-semi-space-size=1'],
  });
  return new Promise((resolve, reject) => {
    const died = (code: number | null) =>
      reject(new SandboxStopped(`Son processus s’est arrêté (code ${code ?? 'aucun'}).`));
    child.once('exit', died);
    child.once('error', reject);
    child.once('message', (said: SandboxSays) => {
      child.off('exit', died);
      if (said.kind === 'ready') resolve({ child, ready: said });
      else reject(new SandboxStopped(said.sentence));
    });
    child.send(asked);
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const impatience = setTimeout(() => child.kill('SIGKILL'), 3000);
    child.once('exit', () => {
      clearTimeout(impatience);
      resolve();
    });
    if (child.connected) child.disconnect();
  });
}
