import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receivedCda } from '../documents/testing/received-cda.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { emergency, mail, xdmMail } from './testing/post.ts';

let room: MailRoom;

beforeAll(async () => {
  room = await openMailRoom();
  await room.moveIn();
});
afterAll(() => room.close());

const to = softwareAddress;
const head = (more: string): string => `From: <${emergency}>\r\nTo: <${to}>\r\n${more}`;
const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`).join(
    '',
  );
const whole = xdmMail([receivedCda({})], { to });

/** A ZIP with one stored entry, whatever its name. */
function zipOf(name: string, content: Buffer): Buffer {
  const entry = (signature: number, central: boolean): Buffer => {
    const header = Buffer.alloc(central ? 46 : 30);
    const at = central ? 2 : 0;
    header.writeUInt32LE(signature, 0);
    header.writeUInt16LE(20, 4 + at);
    header.writeUInt32LE(crc32(content), 14 + at);
    header.writeUInt32LE(content.length, 18 + at);
    header.writeUInt32LE(content.length, 22 + at);
    header.writeUInt16LE(Buffer.byteLength(name), 26 + at);
    return Buffer.concat([header, Buffer.from(name)]);
  };
  const local = Buffer.concat([entry(0x04034b50, false), content]);
  const central = entry(0x02014b50, true);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

const archived = (name: string, content: string | Buffer): Buffer =>
  xdmMail([], {
    to,
    parts: [{ fileName: 'IHE_XDM.ZIP', contentType: 'application/zip', bytes: zipOf(name, Buffer.from(content)) }],
  });
const metadata = 'IHE_XDM/SUBSET01/METADATA.XML';
const bomb = `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(1000)}"><!ENTITY d "${'&b;'.repeat(1000)}">]><a>${'&d;'.repeat(1000)}</a>`;

const hostile: [name: string, bytes: Buffer][] = [
  ['an empty message', Buffer.from('\r\n')],
  ['parts within parts, a thousand deep', Buffer.from(head(`Subject: Profond\r\n${nested(1000)}`))],
  ['an archive cut in the middle of the message', whole.subarray(0, whole.length / 2)],
  ['a boundary that never comes', Buffer.from(head('Content-Type: multipart/mixed; boundary="x"\r\n\r\nrien'))],
  ['a header of a megabyte', Buffer.from(head(`Subject: ${'a'.repeat(1_000_000)}\r\n\r\nbonjour`))],
  ['zeros in its words', Buffer.from(head('Subject: z\u0000ro\r\n\r\nbon\u0000jour'))],
  ['a charset of nowhere', Buffer.from(head('Content-Type: text/plain; charset=klingon-8\r\n\r\n\xff\xfe'), 'latin1')],
  ['an identifier of ten thousand letters', mail({ to, messageId: `<${'i'.repeat(10_000)}@a>` })],
  ['a header that carries another', mail({ to, subject: 'a', headers: { 'X-MSS-INS': 'O\r\nX-MSS-MES: FIN' } })],
  ['a file that leaves the archive', archived('../../../etc/evil.xml', 'x')],
  ['a file of an absolute path', archived('/etc/evil.xml', 'x')],
  ['a metadata that is a bomb', archived(metadata, bomb)],
  [
    'a metadata that asks for a file',
    archived(metadata, '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'),
  ],
  ['a document that is a bomb', xdmMail([bomb], { to })],
];

test.each(hostile)('%s is kept, stops nothing behind it, and files nothing', async (_name, bytes) => {
  const before = (await room.list()).length;
  await room.drop(bytes);
  await room.drop(mail({ to, subject: 'Celui d’après' }));
  await room.turn();
  const [next, ...others] = await room.list();
  expect(next?.subject).toBe('Celui d’après');
  expect(others).toHaveLength(before + 1);
  const view = await room.view(others[0]?.id);
  expect(view.pieces.filter(({ state }) => state === 'filed' || state === 'already')).toEqual([]);
  expect(JSON.stringify(view)).not.toContain('root:x:');
});

test('what was refused says why', async () => {
  const aside = await room.list('aside');
  expect(aside.length).toBeGreaterThanOrEqual(6);
  for (const { id } of aside) {
    const { aside: reason, pieces } = await room.view(id);
    expect(reason?.reason ?? pieces[0]?.why).toMatch(/\S/);
  }
});
