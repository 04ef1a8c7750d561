import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox } from '../start.ts';
import type { RunningSandbox } from '../start.ts';
import { client, openMailbox, tokenOf, until } from './testing/clients.ts';
import type { Key } from './testing/clients.ts';

const team = 'soins@ehpad-tilleuls.mssante.fr';
const software = 'dui@ehpad-tilleuls.mssante.fr';

let town: RunningSandbox;
let key: Key;

beforeAll(async () => {
  town = await startSandbox({ port: 0, clients: [client] });
  key = { token: await tokenOf(town, 'tilleulsNurse') };
});
afterAll(() => town.close());
beforeEach(() => town.faults.clearAll());

const drop = (address: string, message: string) =>
  fetch(`${town.url}/sandbox/mssante/mailboxes/${address}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822' },
    body: message,
  });

const letter = [
  'From: "Dr Sophie REYNAUD" <urgences@ch-sablier.mssante.fr>',
  'To: soins@ehpad-tilleuls.mssante.fr',
  'Subject: =?UTF-8?Q?Compte_rendu_d=E2=80=99examens?=',
  'Message-ID: <un@ch-sablier>',
  'In-Reply-To: <zero@ehpad>',
  'Date: Fri, 20 Nov 2026 10:00:00 +0100',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b1"',
  '',
  'préambule',
  '--b1',
  'Content-Type: text/plain; charset=UTF-8',
  '',
  'Bonjour à tous',
  '--b1',
  'Content-Type: application/zip; name="IHE_XDM.ZIP"',
  'Content-Disposition: attachment; filename="IHE_XDM.ZIP"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('une archive').toString('base64'),
  '--b1',
  'Content-Type: message/rfc822',
  '',
  'From: autre@medecin.mssante.fr',
  'Subject: Dedans',
  '',
  'Le message dedans',
  '--b1--',
  '',
].join('\r\n');

describe('an ordinary client reads', () => {
  test.each([false, true])('a message, its tree and its parts (implicit TLS: %s)', async (implicit) => {
    await drop(team, letter);
    const imap = await openMailbox(town, team, key, implicit);
    const box = await imap.mailboxOpen('INBOX');
    expect(box.exists).toBeGreaterThan(0);
    const found = await imap.fetchOne('*', {
      uid: true,
      flags: true,
      envelope: true,
      bodyStructure: true,
      internalDate: true,
      size: true,
      source: true,
      bodyParts: ['1', '2', '2.MIME', '3.HEADER', '3.TEXT'],
      headers: ['subject', 'message-id'],
    });
    if (!found) throw new Error('nothing was fetched');
    expect(found.source?.toString()).toBe(letter);
    expect(found.size).toBe(Buffer.byteLength(letter));
    expect(found.envelope).toMatchObject({
      subject: 'Compte rendu d’examens',
      messageId: '<un@ch-sablier>',
      inReplyTo: '<zero@ehpad>',
      from: [{ name: 'Dr Sophie REYNAUD', address: 'urgences@ch-sablier.mssante.fr' }],
    });
    expect(found.bodyStructure).toMatchObject({
      type: 'multipart/mixed',
      childNodes: [
        { part: '1', type: 'text/plain', parameters: { charset: 'UTF-8' } },
        {
          part: '2',
          type: 'application/zip',
          disposition: 'attachment',
          dispositionParameters: { filename: 'IHE_XDM.ZIP' },
        },
        { part: '3', type: 'message/rfc822', envelope: { subject: 'Dedans' } },
      ],
    });
    const part = (name: string) => found.bodyParts?.get(name)?.toString();
    expect(part('1')).toBe('Bonjour à tous');
    expect(Buffer.from(part('2') ?? '', 'base64').toString()).toBe('une archive');
    expect(part('2.mime')).toContain('Content-Disposition: attachment');
    expect(part('3.header')).toContain('Subject: Dedans');
    expect(part('3.text')).toBe('Le message dedans');
    expect(found.headers?.toString()).toContain('<un@ch-sablier>');
    const downloaded = await imap.download('*', '2');
    const chunks: Buffer[] = [];
    for await (const chunk of downloaded.content ?? []) chunks.push(Buffer.from(chunk as Uint8Array));
    expect(Buffer.concat(chunks).toString()).toBe('une archive');
    await imap.logout();
  });

  test('folders, status, flags, search, append, copy, move, expunge', async () => {
    const imap = await openMailbox(town, team, key);
    const folders = await imap.list({ statusQuery: { messages: true, unseen: true } });
    expect(folders.map(({ path, specialUse }) => [path, specialUse])).toEqual([
      ['INBOX', '\\Inbox'],
      ['Sent', '\\Sent'],
      ['Drafts', '\\Drafts'],
      ['Trash', '\\Trash'],
    ]);
    const sent = await imap.append('Sent', letter, ['\\Seen'], new Date('2026-11-20T09:00:00Z'));
    expect(sent && sent.uid).toBe(1);
    await imap.append('Sent', letter.replace('<un@', '<deux@'));
    expect(await imap.status('Sent', { messages: true, unseen: true, uidNext: true })).toMatchObject({
      messages: 2,
      unseen: 1,
      uidNext: 3,
    });
    await imap.mailboxOpen('Sent');
    expect(await imap.search({ seen: true }, { uid: true })).toEqual([1]);
    expect(await imap.search({ or: [{ uid: '2' }, { before: new Date('2026-11-01') }] }, { uid: true })).toEqual([2]);
    expect(
      await imap.search({ header: { 'message-id': 'deux' }, subject: 'd’examens', not: { larger: 100_000 } }),
    ).toEqual([2]);
    expect(await imap.search({ body: 'message dedans', from: 'REYNAUD' })).toEqual([1, 2]);
    await imap.messageFlagsAdd('2', ['\\Seen', '\\Flagged', 'traite']);
    const flagged = await imap.fetchOne('2', { flags: true });
    expect(flagged && [...(flagged.flags ?? [])]).toEqual(['\\Seen', '\\Flagged', 'traite']);
    const copied = await imap.messageCopy('1', 'Trash', { uid: true });
    expect(copied && copied.uidMap?.get(1)).toBe(1);
    await imap.messageMove('2', 'Trash', { uid: true });
    expect(imap.mailbox && imap.mailbox.exists).toBe(1);
    await imap.messageDelete('1', { uid: true });
    expect(imap.mailbox && imap.mailbox.exists).toBe(0);
    await imap.mailboxOpen('Trash');
    const all = await imap.fetchAll('1:*', { flags: true, uid: true });
    expect(all.map(({ uid }) => uid)).toEqual([1, 2]);
    await imap.logout();
  });

  test('IDLE tells what arrives, and other sessions’ flags', async () => {
    const imap = await openMailbox(town, team, key);
    const { exists } = await imap.mailboxOpen('INBOX');
    const arrived = new Promise((resolve) => imap.once('exists', resolve));
    const idle = imap.idle();
    await drop(team, letter);
    expect(await arrived).toMatchObject({ count: exists + 1, prevCount: exists });
    const other = await openMailbox(town, team, key);
    await other.mailboxOpen('INBOX');
    const told = new Promise((resolve) => imap.once('flags', resolve));
    await other.messageFlagsAdd('*', ['\\Answered']);
    await told;
    await Promise.all([other.logout(), imap.logout()]);
    await idle;
  });

  test('the certificate opens the applicative mailbox, and only that', async () => {
    const { deuxRives, clairval } = town.certificates.mssante;
    if (!deuxRives || !clairval) throw new Error('no certificate');
    const imap = await openMailbox(town, software, { certificate: deuxRives });
    expect((await imap.mailboxOpen('INBOX')).exists).toBe(0);
    await imap.logout();
    const refused = (address: string, wrong: Key) =>
      expect(openMailbox(town, address, wrong)).rejects.toThrow('Command failed');
    await refused(software, { certificate: clairval });
    await refused(software, { certificate: town.certificates.stranger });
    await refused(software, key);
    await refused(team, { token: 'inventé' });
    await refused(team, { certificate: deuxRives });
  });

  test('after « remettre en état », old numbers are worth nothing', async () => {
    const own = await startSandbox({ port: 0, clients: [client] });
    const mine: Key = { token: await tokenOf(own, 'tilleulsNurse') };
    const before = await openMailbox(own, team, mine);
    const { uidValidity } = await before.mailboxOpen('INBOX');
    const idle = before.idle();
    own.reset();
    await until(() => (before.usable ? undefined : true));
    await idle;
    const again = await openMailbox(own, team, { token: await tokenOf(own, 'tilleulsNurse') });
    expect((await again.mailboxOpen('INBOX')).uidValidity).toBeGreaterThan(uidValidity);
    await again.logout();
    await own.close();
  });
});

describe('faults', () => {
  test.each([
    ['down', /closed|Unexpected close|ECONNRESET|not available/],
    ['refusal', 'Command failed'],
    ['rubbish', /./],
  ] as const)('%s at the door, once, then well', async (kind, said) => {
    town.faults.set('mssante-imap', { kind, remaining: 1 });
    await expect(openMailbox(town, team, key)).rejects.toThrow(said);
    await (await openMailbox(town, team, key)).logout();
  });

  test('cut in the middle of a FETCH', async () => {
    await drop(team, letter);
    const imap = await openMailbox(town, team, key);
    await imap.mailboxOpen('INBOX');
    town.faults.set('mssante-imap', { kind: 'cut', remaining: 1 });
    await expect(imap.fetchOne('*', { source: true })).rejects.toThrow(/Connection|closed/);
    const again = await openMailbox(town, team, key);
    await again.mailboxOpen('INBOX');
    const found = await again.fetchOne('*', { source: true });
    expect(found && found.source?.toString()).toBe(letter);
    await again.logout();
  });
});

test('ten thousand messages are listed', async () => {
  const iris = 'iris@clairval.mssante.fr';
  const messages = Array.from({ length: 10_000 }, (_, index) => Buffer.from(`Subject: ${index}\r\n\r\n${index}`));
  await town.dropMail(iris, messages);
  const imap = await openMailbox(town, iris, { token: await tokenOf(town, 'irisNurseCoordinator') });
  await imap.mailboxOpen('INBOX');
  const subjects = new Set<string>();
  for await (const { envelope } of imap.fetch('1:*', { envelope: true, uid: true }))
    subjects.add(envelope?.subject ?? '');
  expect(subjects.size).toBe(10_000);
  await imap.logout();
}, 120_000);
