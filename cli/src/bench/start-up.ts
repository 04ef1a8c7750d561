import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../root.ts';
import type { Figure } from './figure.ts';

const patience = 60_000;

/** Starts a whole demonstration in a new folder: how long until the sign-in page answers, and the memory of everything once people came. */
export async function startUpFigures(dataDir: string): Promise<Figure[]> {
  const { DATABASE_URL: _ours, ...env } = process.env;
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(root, 'cli/launch.mjs'), 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env, PORT: '0', SANDBOX_PORT: '0', DATA_DIR: dataDir },
  });
  try {
    const url = await addressOf(child);
    const page = await fetch(`${url}/connexion`);
    if (page.status !== 200 || !(await page.text()).includes('<div id='))
      throw new Error('the sign-in page is not one');
    const elapsed = (performance.now() - startedAt) / 1000;
    await visits(url);
    const memory = residentMegabytes(child.pid ?? 0);
    return [
      {
        name: 'Du démarrage à la page de connexion (base neuve)',
        where: 'npm start',
        measured: elapsed,
        unit: 's',
        bound: { most: 10 },
      },
      {
        name: 'Mémoire résidente de tout (serveur, bac à sable, base, lanceur)',
        where: 'npm start',
        measured: memory,
        unit: 'Mo',
        bound: { most: 400 },
      },
    ];
  } finally {
    child.kill('SIGTERM');
    await ended(child);
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`no address after a minute: ${said}`)), patience);
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Application\s+(http:\S+)/.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(late);
      resolve(found);
    });
    child.once('exit', () => {
      clearTimeout(late);
      reject(new Error(`it ended: ${said}`));
    });
  });
}

/** Some hundreds of pages and questions, as a team coming to work; then a breath. */
async function visits(url: string): Promise<void> {
  for (let round = 0; round < 200; round++) {
    await fetch(`${url}/connexion`).then((reply) => reply.arrayBuffer());
    await fetch(`${url}/api/session`).then((reply) => reply.arrayBuffer());
  }
  await wait(2000);
}

/** PSS of a process and all those under it: pages shared between them are counted once. */
function residentMegabytes(pid: number): number {
  const kilobytes = familyOf(pid).reduce((sum, member) => sum + pssOf(member), 0);
  return (kilobytes * 1024) / 1_000_000;
}

function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(Number(name)) }));
  const under = (of: number): number[] => [
    of,
    ...parents.filter(({ parent }) => parent === of).flatMap((child) => under(child.pid)),
  ];
  return under(pid);
}

function parentOf(pid: number): number {
  // The name of the program may hold parentheses and spaces: the fields are counted after the last one.
  const fields = textOf(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ');
  return Number(fields?.[1] ?? 0);
}

const pssOf = (pid: number): number => Number(/^Pss:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await new Promise<void>((resolve) => child.once('exit', () => resolve()));
  clearTimeout(impatience);
}
