import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Something that runs until it is stopped. */
export interface Served {
  stop(): Promise<void>;
}

/** A program of the system that stays in the foreground, and the log it writes. */
export interface Program {
  binary: string;
  args: string[];
  /** The port that answers once it is ready. */
  port: number;
  log: string;
  /** File where it writes the pid to end, when what is started only stands above it. */
  pidFile?: string;
}

const soon = 30_000;

/** Starts it at the head of its own group; stopping asks it to end, by its pid. @throws what it wrote when it does not answer */
export async function startProgram({ binary, args, port, log, pidFile }: Program): Promise<Served> {
  const child = spawn(binary, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (chunk: Buffer): void => void (said += chunk.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const state = { over: false };
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      state.over = true;
      resolve();
    });
    child.once('exit', () => {
      state.over = true;
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    if (state.over) return;
    const pid = (pidFile === undefined ? 0 : Number.parseInt(textOf(pidFile), 10)) || child.pid;
    if (pid !== undefined) process.kill(pid, 'SIGTERM');
    const ended = await Promise.race([gone.then(() => true), wait(10_000, false, { ref: false })]);
    if (!ended && pid !== undefined) process.kill(pid, 'SIGKILL');
    await gone;
  };
  for (const deadline = Date.now() + soon; Date.now() < deadline && !state.over; await wait(50))
    if (await answers(port)) return { stop };
  await stop();
  throw new Error(`${binary} does not answer: ${said}${textOf(log)}`);
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.setTimeout(2000, () => end(false));
  });

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(-4000);
  } catch {
    return '';
  }
}
