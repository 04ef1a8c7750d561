import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mauricette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentsOf } from '../documents/index.ts';
import { organisationId } from '../documents/testing/house.ts';
import { receivedCda } from '../documents/testing/received-cda.ts';
import type { Dying } from './testing/dying-worker.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { xdmMail } from './testing/post.ts';

let room: MailRoom;
let personId: string;
/** Each worker starts from nothing: what it reads of our code is compiled once for all. */
let compiled: string;

beforeAll(async () => {
  room = await openMailRoom();
  compiled = await mkdtemp(join(tmpdir(), 'liane-compiled-'));
  personId = await room.moveIn(mauricette);
  await room.filesByItself();
});
afterAll(async () => {
  await room.close();
  await rm(compiled, { recursive: true, force: true });
});

/** `true` when the process was killed; `false` when it ended by itself, having no such transaction. */
async function worksUntil(at: number, when: Dying['when']): Promise<boolean> {
  const dying: Dying = {
    databaseUrl: await room.databaseUrl(),
    mssante: room.town.mssante,
    organisationId,
    mailboxId: room.software.id,
    at,
    when,
  };
  const child = spawn(process.execPath, [fileURLToPath(new URL('testing/dying-worker.ts', import.meta.url))], {
    env: { ...process.env, DYING: JSON.stringify(dying), NODE_OPTIONS: '', NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on('exit', (ended, by) => resolve([ended, by]));
  });
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the worker failed: ${code} ${signal}`);
  return signal === 'SIGKILL';
}

test('killed at each transaction between the mailbox and the record: nothing is lost, nothing is there twice', async () => {
  let deaths = 0;
  for (const when of ['before-commit', 'after-commit'] as const)
    for (let at = 1; ; at++) {
      const [id, subject] = [`2.25.7${when.length}${at}`, `Mort ${when} ${at}`];
      await room.drop(xdmMail([receivedCda({ id })], { to: softwareAddress, subject: `XDM/1.0/DDM+${subject}` }));
      const killed = await worksUntil(at, when);
      if (killed) deaths++;
      await room.turn(await room.mailbox(room.software.id));
      const arrived = (await room.list()).filter((message) => message.subject === subject);
      expect(arrived, `${when} ${at}`).toHaveLength(1);
      const filed = await room.within((tx) => documentsOf(tx, organisationId, personId));
      expect(
        filed.filter(({ cdaId }) => cdaId === id),
        `${when} ${at}`,
      ).toHaveLength(1);
      if (!killed) break;
    }
  // The mailbox known, the message kept, what the mailbox learnt, the message taken, read and filed, and nothing left.
  expect(deaths).toBeGreaterThanOrEqual(12);
  expect(await room.list('aside')).toEqual([]);
}, 300_000);
