import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../start.ts';
import { client, letter, openMailbox, submissionOf } from './testing/clients.ts';

const software = 'dui@ehpad-tilleuls.mssante.fr';
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-mail-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const start = () => startSandbox({ port: 0, dataDir, clients: [client] });

test('what was acknowledged is there after a restart: messages, flags, numbers; a line cut by the end is not', async () => {
  const before = await start();
  const { deuxRives } = before.certificates.mssante;
  if (!deuxRives) throw new Error('no certificate');
  const key = { certificate: deuxRives };
  const send = (subject: string) => submissionOf(before, software, key).sendMail(letter(software, software, subject));
  for (const subject of ['un', 'deux', 'trois']) await send(subject);
  const imap = await openMailbox(before, software, key);
  const { uidValidity } = await imap.mailboxOpen('INBOX');
  await imap.messageFlagsAdd('1', ['\\Seen'], { uid: true });
  await imap.messageDelete('2', { uid: true });
  await imap.logout();
  await before.close();
  await appendFile(join(dataDir, 'mssante/ledger.ndjson'), '[{"kind":"expunged","mailbox":"dui@ehpad-til');

  const after = await start();
  const again = await openMailbox(after, software, key);
  const box = await again.mailboxOpen('INBOX');
  expect([box.uidValidity, box.uidNext]).toEqual([uidValidity, 4]);
  const found = await again.fetchAll('1:*', { uid: true, flags: true, envelope: true });
  expect(found.map(({ uid, flags, envelope }) => [uid, [...(flags ?? [])], envelope?.subject])).toEqual([
    [1, ['\\Seen'], 'un'],
    [3, [], 'trois'],
  ]);
  await submissionOf(after, software, key).sendMail(letter(software, software, 'quatre'));
  await again.logout();
  await after.close();

  const last = await start();
  const third = await openMailbox(last, software, key);
  await third.mailboxOpen('INBOX');
  expect((await third.fetchAll('1:*', { uid: true })).map(({ uid }) => uid)).toEqual([1, 3, 4]);
  await third.logout();
  await last.close();
});

test('it starts again at the same ports, and says which port is taken', async () => {
  const first = await start();
  const { mailPorts } = first;
  await expect(startSandbox({ port: 0, mailPorts: { imap: mailPorts.imap } })).rejects.toThrow(`${mailPorts.imap}`);
  await first.close();
  const again = await startSandbox({ port: 0, dataDir, mailPorts });
  expect(again.mailPorts).toEqual(mailPorts);
  expect(again.mssante.operators.map(({ imap }) => imap.port)).toEqual([mailPorts.imap, mailPorts.imap]);
  await again.close();
});
