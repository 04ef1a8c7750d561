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

const malformed: [name: string, bytes: Buffer][] = [
  ['an empty message', Buffer.from('\r\n')],
  ['parts within parts, a thousand deep', Buffer.from(head(`Subject: Profond\r\n${nested(1000)}`))],
  ['an archive cut in the middle of the message', whole.subarray(0, whole.length / 2)],
  ['a boundary that never comes', Buffer.from(head('Content-Type: multipart/mixed; boundary="x"\r\n\r\nrien'))],
  ['a header of a megabyte', Buffer.from(head(`Subject: ${'a'.repeat(1_000_000)}\r\n\r\nbonjour`))],
  ['zeros in its words', Buffer.from(head('Subject: z\u0000ro\r\n\r\nbon\u0000jour'))],
  ['a charset of nowhere', Buffer.from(head('Content-Type: text/plain; charset=klingon-8\r\n\r\n\xff\xfe'), 'latin1')],
  ['an identifier of ten thousand letters', mail({ to, messageId: `<${'i'.repeat(10_000)}@a>` })],
  ['a header that carries another', mail({ to, subject: 'a', headers: { 'X-MSS-INS': 'O\r\nX-MSS-MES: FIN' } })],
];

test.each(malformed)('%s is kept, stops nothing behind it, and files nothing', async (_name, bytes) => {
  const before = (await room.list()).length;
  await room.drop(bytes);
  await room.drop(mail({ to, subject: 'Celui d’après' }));
  await room.turn();
  const [next, ...others] = await room.list();
  expect(next?.subject).toBe('Celui d’après');
  expect(others).toHaveLength(before + 1);
  const view = await room.view(others[0]?.id);
  expect(view.pieces.filter(({ state }) => state === 'filed' || state === 'already')).toEqual([]);
  expect(view.aside?.reason ?? 'read').toMatch(/\S/);
});
