import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox } from '../start.ts';
import type { RunningSandbox } from '../start.ts';
import { client, letter, openMailbox, submissionOf, tokenOf } from './testing/clients.ts';
import type { Key } from './testing/clients.ts';

const nurse = 'aurelie.besnard@ehpad-tilleuls.mssante.fr';
const team = 'soins@ehpad-tilleuls.mssante.fr';
const software = 'dui@ehpad-tilleuls.mssante.fr';
const emergency = 'urgences@ch-sablier.mssante.fr';
const mauricette = '237042923390150@patient.mssante.fr';

let town: RunningSandbox;
let nurseKey: Key;
let softwareKey: Key;

beforeAll(async () => {
  town = await startSandbox({ port: 0, clients: [client] });
  nurseKey = { token: await tokenOf(town, 'tilleulsNurse') };
  const { deuxRives } = town.certificates.mssante;
  if (!deuxRives) throw new Error('no certificate for deuxRives');
  softwareKey = { certificate: deuxRives };
});
afterAll(() => town.close());
beforeEach(async () => {
  town.faults.clearAll();
  await fetch(`${town.url}/sandbox/mssante/max-message-bytes/10485760`, { method: 'PUT' });
});

/** What the town says a mailbox holds, newest last. */
async function held(
  address: string,
): Promise<{ uid: number; subject: string; breaches: string[]; archive: boolean }[]> {
  const answer = await fetch(`${town.url}/sandbox/mssante/mailboxes/${address}/messages`);
  return ((await answer.json()) as { messages: [] }).messages;
}

async function newestBytes(address: string): Promise<Buffer> {
  const uid = (await held(address)).at(-1)?.uid;
  const answer = await fetch(`${town.url}/sandbox/mssante/mailboxes/${address}/messages/${uid}`);
  return Buffer.from(await answer.arrayBuffer());
}

const newest = async (address: string): Promise<ParsedMail> => simpleParser(await newestBytes(address));

const said = (sending: Promise<unknown>): Promise<string> =>
  sending.then(
    () => 'accepted',
    (error: { response?: string; message: string }) => error.response ?? error.message,
  );

const set = (address: string, settings: object) =>
  fetch(`${town.url}/sandbox/mssante/mailboxes/${address}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });

describe('who may send', () => {
  test.each([false, true])(
    'a token opens the mailbox of its holder and its team’s (implicit TLS: %s)',
    async (implicit) => {
      for (const from of [nurse, team]) {
        const before = (await held(emergency)).length;
        await submissionOf(town, from, nurseKey, implicit).sendMail(letter(from, emergency, 'Bonjour'));
        const messages = await held(emergency);
        expect(messages).toHaveLength(before + 1);
        expect(messages.at(-1)?.breaches).toEqual([]);
      }
    },
  );

  test.each([false, true])('the certificate opens the applicative mailbox (implicit TLS: %s)', async (implicit) => {
    await submissionOf(town, software, softwareKey, implicit).sendMail(letter(software, emergency, 'Du logiciel'));
    expect((await newest(emergency)).from?.value[0]?.address).toBe(software);
  });

  test('nobody opens the mailbox of another', async () => {
    const send = (as: string, key: Key) => said(submissionOf(town, as, key).sendMail(letter(as, emergency, 'Non')));
    expect(await send(emergency, nurseKey)).toMatch(/^535|Invalid login/);
    expect(await send(nurse, { token: 'inventé' })).toMatch(/^535|Invalid login/);
    expect(await send(software, nurseKey)).toMatch(/^535|Invalid login/);
    expect(await send(nurse, softwareKey)).toContain('n’ouvre pas');
    expect(await send('dui.iris@clairval.mssante.fr', softwareKey)).toContain('n’ouvre pas');
    expect(await send(software, { certificate: town.certificates.stranger })).toContain('n’ouvre pas');
  });

  test('the sender is the mailbox that was opened', async () => {
    const transport = submissionOf(town, nurse, nurseKey);
    const envelope = { from: team, to: emergency };
    expect(await said(transport.sendMail({ ...letter(team, emergency, 'Non'), envelope }))).toContain('553 5.7.1');
  });
});

describe('where a message goes', () => {
  test('never outside the trusted space', async () => {
    const refused = await said(
      submissionOf(town, nurse, nurseKey).sendMail(letter(nurse, 'juge@tribunal.example', 'Non')),
    );
    expect(refused).toContain('550 5.7.1');
    expect(town.journal.of('mssante-smtp')[0]).toMatchObject({ status: 550 });
  });

  test('an unknown mailbox is refused at once at home, by a notice elsewhere', async () => {
    const transport = submissionOf(town, nurse, nurseKey);
    expect(await said(transport.sendMail(letter(nurse, 'personne@ehpad-tilleuls.mssante.fr', 'Non')))).toContain(
      '550 5.1.1',
    );
    await transport.sendMail(letter(nurse, 'personne@ch-sablier.mssante.fr', 'Perdu'));
    expect(await report(nurse)).toMatchObject({ action: 'failed', status: '5.1.1' });
  });

  test('an archive for a team also goes to the mailbox of its software', async () => {
    const message = {
      ...letter(nurse, team, 'XDM/1.0/DDM+Note VIAL Paul', { 'X-MSS-CODECDA': '28653-4', 'X-MSS-INS': 'O' }),
      attachments: [{ filename: 'IHE_XDM.ZIP', content: Buffer.from('PK'), contentType: 'application/zip' }],
    };
    await submissionOf(town, nurse, nurseKey).sendMail(message);
    for (const address of [team, software]) {
      const last = (await held(address)).at(-1);
      expect(last).toMatchObject({ subject: message.subject, archive: true, breaches: [] });
    }
    await submissionOf(town, nurse, nurseKey).sendMail(letter(nurse, team, 'Sans archive'));
    expect((await held(software)).at(-1)?.subject).toBe(message.subject);
  });
});

/** The delivery report of the newest message, by field. */
async function report(address: string): Promise<Record<string, string>> {
  const [, part = ''] = (await newestBytes(address)).toString().split('Content-Type: message/delivery-status');
  const fields = part.split('\r\n--')[0]?.matchAll(/^([A-Za-z-]+): (.*?)\r?$/gm) ?? [];
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name.toLowerCase(), value]));
}

describe('delivery notices (RFC 3461, 3464)', () => {
  const notify = (id: string, ...when: ('SUCCESS' | 'FAILURE' | 'NEVER')[]) => ({
    dsn: { id, return: 'headers' as const, notify: when, recipient: nurse },
  });

  test('success is told only when it was asked, with the envelope’s own name', async () => {
    const transport = submissionOf(town, nurse, nurseKey);
    const before = (await held(nurse)).length;
    await transport.sendMail(letter(nurse, emergency, 'Sans avis'));
    expect(await held(nurse)).toHaveLength(before);
    const { messageId } = await transport.sendMail({
      ...letter(nurse, emergency, 'Avec avis'),
      ...notify('env-42', 'SUCCESS'),
    });
    expect(await report(nurse)).toMatchObject({
      action: 'delivered',
      'original-envelope-id': 'env-42',
      'final-recipient': `rfc822; ${emergency}`,
    });
    expect((await newestBytes(nurse)).toString().split('text/rfc822-headers')[1]).toContain(messageId);
  });

  test('NEVER is obeyed', async () => {
    const before = (await held(nurse)).length;
    await submissionOf(town, nurse, nurseKey).sendMail({
      ...letter(nurse, 'personne@ch-sablier.mssante.fr', 'Perdu'),
      ...notify('env-43', 'NEVER'),
    });
    expect(await held(nurse)).toHaveLength(before);
  });

  test.each([
    ['closed', { state: 'closed' }, '5.2.1'],
    ['none', { state: 'none' }, '5.1.1'],
    ['full', { full: true }, '5.2.2'],
  ])('a citizen whose mailbox is %s', async (_name, settings, status) => {
    expect((await set(mauricette, settings)).status).toBe(204);
    await submissionOf(town, nurse, nurseKey).sendMail(letter(nurse, mauricette, 'Bonjour'));
    await set(mauricette, { state: 'open', full: false });
    expect(await report(nurse)).toMatchObject({ action: 'failed', status, 'final-recipient': `rfc822; ${mauricette}` });
    expect((await newest(nurse)).subject).toBe('Message non distribué');
    expect(await held(mauricette)).toEqual([]);
  });

  test('a message of more than 25 MB to a citizen comes back', async () => {
    await fetch(`${town.url}/sandbox/mssante/max-message-bytes/${60 * 1024 * 1024}`, { method: 'PUT' });
    const attachments = [{ filename: 'gros.bin', content: Buffer.alloc(20 * 1024 * 1024, 7) }];
    await submissionOf(town, nurse, nurseKey).sendMail({ ...letter(nurse, mauricette, 'Gros'), attachments });
    expect(await report(nurse)).toMatchObject({ status: '5.3.4' });
    expect((await newest(nurse)).subject).toBe('Undelivered Mail Returned to Sender');
  });
});

describe('sizes and faults', () => {
  test('SIZE is announced and obeyed', async () => {
    await fetch(`${town.url}/sandbox/mssante/max-message-bytes/4096`, { method: 'PUT' });
    const big = { ...letter(nurse, emergency, 'Gros'), text: 'a'.repeat(8000) };
    expect(await said(submissionOf(town, nurse, nurseKey).sendMail(big))).toContain('552');
  });

  test.each([
    ['greylisting', /451 4\.7\.1/],
    ['full', /452 4\.2\.2/],
    ['refusal', /554 5\.7\.1/],
    ['rubbish', /PDF/],
    ['down', /closed|ECONNRESET|socket/i],
    ['cut', /closed|ECONNRESET|socket/i],
  ] as const)('%s once, then well', async (kind, answer) => {
    const before = (await held(emergency)).length;
    town.faults.set('mssante-smtp', { kind, remaining: 1 });
    const send = () => said(submissionOf(town, nurse, nurseKey).sendMail(letter(nurse, emergency, 'Essai')));
    expect(await send()).toMatch(answer);
    expect(await held(emergency)).toHaveLength(before);
    expect(await send()).toBe('accepted');
    expect(await held(emergency)).toHaveLength(before + 1);
    expect(town.journal.of('mssante-smtp').some(({ fault }) => fault === kind)).toBe(true);
  });

  test('kept without being acknowledged: the sender does not know', async () => {
    const before = (await held(emergency)).length;
    town.faults.set('mssante-smtp', { kind: 'unacknowledged', remaining: 1 });
    const message = { ...letter(nurse, emergency, 'Deux fois'), messageId: '<deux-fois@essai>' };
    expect(await said(submissionOf(town, nurse, nurseKey).sendMail(message))).not.toBe('accepted');
    await submissionOf(town, nurse, nurseKey).sendMail(message);
    expect(await held(emergency)).toHaveLength(before + 2);
  });

  test('slow answers late, and well', async () => {
    town.faults.set('mssante-smtp', { kind: 'slow', delayMs: 50, remaining: 1 });
    expect(await said(submissionOf(town, nurse, nurseKey).sendMail(letter(nurse, emergency, 'Lent')))).toBe('accepted');
  });
});

test('what breaks a rule is carried and told', async () => {
  await submissionOf(town, nurse, nurseKey).sendMail({
    from: nurse,
    to: emergency,
    subject: 'XDM/1.0/DDM+Rien',
    text: 'x',
  });
  expect((await held(emergency)).at(-1)?.breaches).toEqual([
    'ECO.2.4.3 : X-MSS-NIL absent',
    'Digest 5.2 : l’objet annonce une archive, aucune n’est jointe',
  ]);
});

test('the newest message is read by an ordinary client', async () => {
  await submissionOf(town, software, softwareKey).sendMail(letter(software, team, 'Lu par ImapFlow'));
  const imap = await openMailbox(town, team, nurseKey);
  await imap.mailboxOpen('INBOX');
  const message = await imap.fetchOne('*', { envelope: true });
  expect(message && message.envelope?.subject).toBe('Lu par ImapFlow');
  await imap.logout();
});
