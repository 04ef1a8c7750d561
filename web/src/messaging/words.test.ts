import { expect, test } from 'vitest';
import { replySubject, weight } from './words.ts';

test.each([
  [12, '12\u00A0octets'],
  [3600, '3,6\u00A0ko'],
  [186_400, '186\u00A0ko'],
  [2_340_000, '2,3\u00A0Mo'],
])('%d bytes are said %s', (bytes, words) => expect(weight(bytes)).toBe(words));

test.each([
  ['Une question', 'Re\u00A0: Une question'],
  ['Re : Une question', 'Re : Une question'],
  ['RE: Une question', 'RE: Une question'],
])('the answer to %s is %s', (subject, reply) => expect(replySubject(subject)).toBe(reply));

test('an answer is no longer than a subject may be', () => {
  expect(replySubject('a'.repeat(200))).toHaveLength(200);
});
