import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../root.ts';
import type { Started } from './start.ts';

const place = mkdtempSync(join(tmpdir(), 'liane-start-'));
const running = new Set<ChildProcess>();

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(place, { recursive: true, force: true, maxRetries: 10 });
});

interface Launched {
  child: ChildProcess;
  /** Rejects with its complaint when it ended before. */
  started: Promise<Started>;
  ended: Promise<number | null>;
  complaint: () => string;
  output: () => string;
}

function launch(settings: Record<string, string>): Launched {
  const { DATABASE_URL: _unused, ...env } = process.env;
  const child = fork(join(root, 'cli/src/main.ts'), ['start'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    env: { ...env, PORT: '0', SANDBOX_PORT: '0', DATA_DIR: join(place, 'data'), ...settings },
  });
  running.add(child);
  const said = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  void ended.then(() => running.delete(child));
  const started = new Promise<Started>((resolve, reject) => {
    child.once('message', (message: Started) => resolve(message));
    child.once('close', () => reject(new Error(said.err)));
  });
  // Those that are refused are only looked at by their end.
  started.catch(() => undefined);
  return { child, started, ended, complaint: () => said.err, output: () => said.out };
}

describe('what prevents the start is one French sentence and a non-zero exit', () => {
  test('a port in use', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const { ended, complaint } = launch({ PORT: String(port) });
    expect(await ended).toBe(1);
    expect(complaint()).toMatch(
      new RegExp(`^Liane : Le port ${port} est déjà utilisé par un autre programme\\..*\\n$`),
    );
    holder.close();
  });

  test('a folder that cannot be written', async () => {
    const { ended, complaint } = launch({ DATA_DIR: '/proc/liane' });
    expect(await ended).toBe(1);
    expect(complaint()).toMatch(/^Liane : Le dossier des données \/proc\/liane ne peut pas être écrit.*\n$/);
  });

  test('a database that cannot be reached; the password is not repeated', async () => {
    const { ended, complaint } = launch({ DATABASE_URL: 'postgresql://somebody:hidden@127.0.0.1:9/liane' });
    expect(await ended).toBe(1);
    expect(complaint()).toMatch(/^Liane : La base de données 127\.0\.0\.1:9\/liane est injoignable.*\n$/);
    expect(complaint()).not.toContain('hidden');
  });
});

test('it starts, answers, refuses a second one on its folder, survives kill -9, and stops cleanly', async () => {
  const first = launch({});
  const addresses = await first.started;
  expect((await fetch(`${addresses.url}/health`)).status).toBe(200);
  expect((await fetch(`${addresses.sandboxUrl}/health`)).status).toBe(200);
  expect((await fetch(addresses.url)).headers.get('content-type')).toBe('text/html; charset=utf-8');
  await expect
    .poll(() => first.output())
    .toMatch(/Karim Lenoir — lien d’invitation valable 72 h :\n {2}\S+\/invitation#[\w-]{43}\n/);

  const second = launch({});
  expect(await second.ended).toBe(1);
  expect(second.complaint()).toMatch(/^Liane : Liane tourne déjà avec le dossier des données/);

  first.child.kill('SIGKILL');
  await first.ended;
  await expect
    .poll(
      () =>
        fetch(`${addresses.sandboxUrl}/health`).then(
          () => 'answers',
          () => 'gone',
        ),
      { timeout: 10_000 },
    )
    .toBe('gone');

  const third = launch({});
  await third.started;
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
  expect(third.output()).toContain('Aurélie Besnard');
  expect(third.output()).not.toContain('/invitation#');
  expect(third.output()).toContain('Vos données sont gardées.');
});
