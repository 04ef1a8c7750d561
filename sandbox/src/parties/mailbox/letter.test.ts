import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readLetter } from './letter.ts';

const kept = { uid: 1, message: '', size: 0, at: new Date(0), flags: new Set<string>() };
const read = (...lines: string[]) => readLetter(kept, Buffer.from(lines.join('\r\n')));

test('the marker of an archive is hidden, the subject kept as it was', async () => {
  const letter = await read('Subject: [Annule et remplace] XDM/1.0/DDM+CR VIAL Paul', '', 'x');
  expect([letter.subject, letter.rawSubject]).toEqual([
    'CR VIAL Paul',
    '[Annule et remplace] XDM/1.0/DDM+CR VIAL Paul',
  ]);
});

test.each([
  ['delivery-status', 'delivery-notice'],
  ['disposition-notification', 'read-notice'],
  ['other', 'letter'],
])('a report of type %s is a %s', async (type, kind) => {
  const letter = await read(
    `Content-Type: multipart/report; report-type=${type}; boundary=b`,
    '',
    '--b',
    '',
    'x',
    '--b--',
  );
  expect(letter.kind).toBe(kind);
});

test('the answer goes where the sender asks, and an ended exchange is told', async () => {
  const letter = await read('From: a@b.fr', 'Reply-To: c@d.fr', 'X-MSS-MES: FIN', 'Subject: y', '', 'x');
  expect([letter.replyTo, letter.ends]).toEqual(['c@d.fr', true]);
  expect((await read('From: a@b.fr', 'Subject: [FIN] y', '', 'x')).ends).toBe(true);
});

test('whatever the bytes, a letter comes out', async () => {
  for (let size = 0; size < 200; size++) {
    const letter = await readLetter(
      kept,
      Buffer.concat([Buffer.from('Content-Type: multipart/mixed; boundary='), randomBytes(size * 7)]),
    );
    expect(letter.subject).not.toBe('');
  }
});
