import { mauricette } from '@liane/cast';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { documentsOf } from '../documents/index.ts';
import { organisationId } from '../documents/testing/house.ts';
import { receivedCda } from '../documents/testing/received-cda.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { archive, emergency, mail, xdmMail, type Part } from './testing/post.ts';

let room: MailRoom;
let personId: string;
beforeAll(async () => {
  room = await openMailRoom();
  personId = await room.moveIn();
});
afterAll(() => room.close());

const to = softwareAddress;
const whole = archive([receivedCda({ id: '2.25.5001' })]);
const arrives = async (bytes: Buffer) => {
  await room.drop(bytes);
  await room.turn();
  return room.view();
};

/** The archive with some of its bytes written otherwise, at the same length: its own checksums do not see names nor sizes. */
function rewritten(find: string | Buffer, put: string | Buffer): Part {
  const bytes = Buffer.from(whole.bytes);
  const [from, by] = [Buffer.from(find), Buffer.from(put)];
  if (from.length !== by.length) throw new RangeError('another length moves the rest of the archive');
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + by.length)) by.copy(bytes, at);
  return { ...whole, bytes };
}

/** Each entry of the directory says what `change` writes in it (APPNOTE 4.3.12). */
function withDirectory(change: (header: Buffer) => void): Part {
  const bytes = Buffer.from(whole.bytes);
  const signature = Buffer.from('PK\u0001\u0002', 'latin1');
  for (let at = bytes.indexOf(signature); at !== -1; at = bytes.indexOf(signature, at + 4))
    change(bytes.subarray(at, at + 46));
  return { ...whole, bytes };
}

describe('a hostile archive is kept aside with its reason, and the reception goes on', () => {
  test.each<[string, () => Part]>([
    ['a path out of the archive', () => rewritten('IHE_XDM/SUBSET01/DOC00001.XML', '../../../../../../etc/cron.da')],
    ['a size that lies: 3.7 GB', () => withDirectory((header) => header.writeUInt32LE(0xdeadbeef, 24))],
    ['a bomb by its ratio', () => withDirectory((header) => header.writeUInt32LE(90_000_000, 24))],
    ['a checksum that lies', () => withDirectory((header) => header.writeUInt32LE(7, 16))],
    ['a place out of the file', () => withDirectory((header) => header.writeUInt32LE(0xfffffff0, 42))],
    ['said to be encrypted', () => withDirectory((header) => header.writeUInt16LE(1, 8))],
    ['the same name twice', () => rewritten('README.TXT', 'INDEX.HTM\u0000')],
  ])('%s', async (_what, make) => {
    const view = await arrives(xdmMail([], { to, parts: [make()] }));
    expect(view).toMatchObject({ message: { state: 'aside' }, aside: { code: 906 }, pieces: [] });
    expect(view.aside?.reason).toMatch(/[.]$/);
    expect((await room.held(emergency)).at(-1)?.subject).toContain('[906]');
    const after = await arrives(xdmMail([receivedCda({})], { to }));
    expect(after.pieces).toMatchObject([{ state: 'to-decide' }]);
  });
});

describe('a hostile document is unreadable with its reason, and stops none of its neighbours', () => {
  const cda = receivedCda({ id: '2.25.5002' });
  const prolog = '<?xml version="1.0" encoding="UTF-8"?>';
  const lines = Array.from({ length: 12 }, (_, rank) => `<!ENTITY a${rank + 1} "${`&a${rank};`.repeat(10)}">`).join('');
  test.each([
    ['an entity bomb', cda.replace(prolog, `${prolog}<!DOCTYPE a [<!ENTITY a0 "ha">${lines}]>`)],
    [
      'an external entity',
      cda
        .replace(prolog, `${prolog}<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>`)
        .replace('Conclusion</title>', '&e;</title>'),
    ],
    [
      'ten thousand levels',
      cda.replace('<paragraph>', `<paragraph>${'<content>'.repeat(10_000)}${'</content>'.repeat(10_000)}`),
    ],
  ])('%s', async (_what, hostile) => {
    const view = await arrives(xdmMail([hostile, receivedCda({ id: '2.25.5003' })], { to }));
    expect(view.pieces.map(({ state }) => state)).toEqual(['unreadable', 'to-decide']);
    expect(view.pieces[0]?.why).not.toBe('');
    expect(JSON.stringify(view)).not.toContain('root:');
  });
});

describe('a mail that says it is a notice files nothing, whatever it carries', () => {
  const report = (fields: string): Part => ({
    fileName: 'rapport.txt',
    contentType: 'message/delivery-status',
    bytes: Buffer.from(fields),
  });
  const noId = report('Reporting-MTA: dns; ailleurs.example\r\n\r\nAction: delivered\r\n');
  const ofSomething = report(
    'Original-Envelope-Id: rien@ehpad-tilleuls.mssante.fr\r\n\r\nFinal-Recipient: rfc822;a@b.fr\r\nAction: delivered\r\n',
  );
  const subjects = async () => (await room.list()).map(({ subject }) => subject);
  const received = () =>
    room.within(async (tx) =>
      (await documentsOf(tx, organisationId, personId)).filter(({ origin }) => origin === 'received'),
    );
  beforeEach(() => room.filesByItself());

  test.each([
    ['no id', noId],
    ['an id of nothing', ofSomething],
  ])('from outside, %s: set aside, and seen there', async (what, part) => {
    const parts = [part, archive([receivedCda({ id: '2.25.5101' })])];
    await room.drop(xdmMail([], { to, from: 'quelquun@ailleurs.example', subject: `Avis ${what}`, parts }));
    await room.turn();
    expect(await received()).toEqual([]);
    expect((await room.list('aside')).map(({ subject }) => subject)).toContain(`Avis ${what}`);
  });

  test.each([
    ['no id', noId],
    ['an id of nothing', ofSomething],
  ])('from nobody, %s: it waits for nobody, and its archive is opened by nobody', async (what, part) => {
    const parts = [part, archive([receivedCda({ id: '2.25.5102' })])];
    await room.drop(xdmMail([], { to, from: '', fromName: 'Remise', subject: `Remise ${what}`, parts }));
    await room.turn();
    expect(await received()).toEqual([]);
    expect(await subjects()).not.toContain(`Remise ${what}`);
  });
});

describe('a hostile message is read as far as it goes', () => {
  let before: number;
  beforeEach(async () => {
    before = (await room.held(emergency)).length;
  });

  test('twenty thousand nested parts', async () => {
    const nested = Array.from(
      { length: 20_000 },
      (_, rank) => `--b${rank}\r\nContent-Type: multipart/mixed; boundary=b${rank + 1}\r\n\r\n`,
    );
    const bytes = mail({ to, subject: 'Emboîté', text: nested.join('') });
    expect((await arrives(bytes)).message).toMatchObject({ subject: 'Emboîté' });
  });

  test('a message cut in its archive', async () => {
    const bytes = xdmMail([receivedCda({})], { to });
    const view = await arrives(bytes.subarray(0, bytes.length - 2000));
    expect(view).toMatchObject({ message: { state: 'aside' }, aside: { code: 906 } });
  });

  test('names and subjects of several lines stay on theirs, in what is kept and in what is answered', async () => {
    const injected = 'Fiche\r\nBcc: tous@ch-sablier.mssante.fr\r\nX-MSS-INS: O';
    const encoded = `=?UTF-8?B?${Buffer.from(`XDM/1.0/DDM+${injected}`).toString('base64')}?=`;
    const broken = { ...whole, bytes: Buffer.from('PK rien') };
    const view = await arrives(xdmMail([], { to, subject: encoded, fromName: injected, parts: [broken] }));
    const inOneLine = 'Fiche Bcc: tous@ch-sablier.mssante.fr X-MSS-INS: O';
    expect(view).toMatchObject({ message: { state: 'aside', subject: inOneLine, from: inOneLine } });
    const answer = await vi.waitFor(async () => {
      const [found, ...others] = (await room.held(emergency)).slice(before);
      expect([found?.subject, others.length]).toEqual([expect.stringContaining('[906]'), 0]);
      return found?.bytes ?? '';
    }, 20_000);
    const [head = ''] = answer.split('\r\n\r\n');
    const names = head.split('\r\n').flatMap((line) => /^([\w-]+):/.exec(line)?.[1]?.toLowerCase() ?? []);
    expect(names).not.toContain('bcc');
    expect(names.filter((name) => name === 'subject')).toHaveLength(1);
  });

  test('nothing of it says who somebody is', async () => {
    const view = await arrives(xdmMail([], { to, parts: [rewritten('PK\u0005\u0006', 'PK\u0005\u0007')] }));
    expect(view.aside?.reason).not.toContain(mauricette.ins?.matricule ?? 'absent');
  });
});
