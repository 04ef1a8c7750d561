import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { mauricette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentsOf } from '../documents/index.ts';
import { organisationId } from '../documents/testing/house.ts';
import { receivedCda } from '../documents/testing/received-cda.ts';
import type { Dying } from './testing/dying-worker.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { mail, xdmMail } from './testing/post.ts';

let room: MailRoom;
let personId: string;

beforeAll(async () => {
  room = await openMailRoom();
  personId = await room.moveIn(mauricette);
  await room.filesByItself();
});
afterAll(() => room.close());

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
    env: { ...process.env, DYING: JSON.stringify(dying), NODE_OPTIONS: '' },
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
      await room.drop(mail({ to: softwareAddress, subject }));
      await room.drop(xdmMail([receivedCda({ id })], { to: softwareAddress, subject: `XDM/1.0/DDM+${subject}` }));
      const killed = await worksUntil(at, when);
      if (killed) deaths++;
      await room.turn(await room.mailbox(room.software.id));
      const arrived = (await room.list()).filter((message) => message.subject === subject);
      expect(arrived, `${when} ${at}`).toHaveLength(2);
      const filed = await room.within((tx) => documentsOf(tx, organisationId, personId));
      expect(
        filed.filter(({ cdaId }) => cdaId === id),
        `${when} ${at}`,
      ).toHaveLength(1);
      if (!killed) break;
    }
  // Two messages: each fetched, kept and read in transactions of its own, and what the mailbox learnt.
  expect(deaths).toBeGreaterThanOrEqual(14);
  expect(await room.list('aside')).toEqual([]);
}, 300_000);
