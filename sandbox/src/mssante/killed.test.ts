import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../start.ts';
import { letter, openMailbox, submissionOf } from './testing/clients.ts';
import type { Key, Reached } from './testing/clients.ts';

const software = 'dui@ehpad-tilleuls.mssante.fr';
const program = fileURLToPath(new URL('testing/town-process.ts', import.meta.url));

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-killed-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function startToBeKilled(): Promise<{ town: Reached; kill: () => Promise<void> }> {
  const child = fork(program, [dataDir], { execArgv: [], stdio: 'ignore' });
  const [town] = (await once(child, 'message')) as [Reached];
  return {
    town,
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

const keyOf = ({ certificates }: Reached): Key => {
  const { deuxRives } = certificates.mssante;
  if (!deuxRives) throw new Error('no certificate');
  return { certificate: deuxRives };
};

const words = (id: string): string => `${id} ${'é'.repeat(4_000)} ${id}`;

/** Sends without pause, eight at once, until the line dies; those acknowledged are in `said`. */
async function sendUntilItDies(town: Reached, round: number, said: Set<string>, enough: () => void): Promise<void> {
  const one = async (lane: number): Promise<void> => {
    const transport = submissionOf(town, software, keyOf(town));
    for (let rank = 0; ; rank++) {
      const id = `<${round}-${lane}-${rank}@ehpad-tilleuls.mssante.fr>`;
      try {
        await transport.sendMail({ ...letter(software, software, id), messageId: id, text: words(id) });
      } catch {
        return;
      }
      said.add(id);
      if (said.size >= round * 10) enough();
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, lane) => one(lane)));
}

test('killed while it takes messages: those it acknowledged are there, once, whole; no other is there in part', async () => {
  const said = new Set<string>();
  for (const round of [1, 2, 3]) {
    const { town, kill } = await startToBeKilled();
    let killed: Promise<void> | undefined;
    await sendUntilItDies(town, round, said, () => void (killed ??= kill()));
    await killed;
  }
  expect(said.size).toBeGreaterThanOrEqual(30);

  const town = await startSandbox({ port: 0, dataDir });
  const imap = await openMailbox(town, software, keyOf(town));
  await imap.mailboxOpen('INBOX');
  const found: { uid: number; id: string; whole: boolean }[] = [];
  for await (const { uid, envelope, source, size } of imap.fetch('1:*', {
    uid: true,
    envelope: true,
    source: true,
    size: true,
  })) {
    const id = envelope?.messageId ?? '';
    const text = source?.toString() ?? '';
    const body = Buffer.from(text.slice(text.indexOf('\r\n\r\n')), text.includes('base64') ? 'base64' : 'utf8');
    found.push({ uid, id, whole: source?.length === size && body.toString().trim() === words(id) });
  }
  await imap.logout();
  await town.close();
  expect(found.filter(({ whole }) => !whole)).toEqual([]);
  expect(found.map(({ uid }) => uid)).toEqual([...new Set(found.map(({ uid }) => uid))].toSorted((a, b) => a - b));
  const ids = found.map(({ id }) => id);
  expect(ids.filter((id) => said.has(id)).toSorted()).toEqual([...said].toSorted());
  expect(new Set(ids).size).toBe(ids.length);
}, 240_000);
