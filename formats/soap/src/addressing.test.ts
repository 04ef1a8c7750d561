import { expect, test } from 'vitest';
import { readAddressing, writeAddressing } from './addressing.ts';
import { readEnvelope, writeEnvelope } from './envelope.ts';

test('only the properties given are written, and escaped', () => {
  expect(writeAddressing({ action: 'urn:a:<b>', messageId: 'uuid:1' })).toEqual([
    '<wsa:Action xmlns:wsa="http://www.w3.org/2005/08/addressing">urn:a:&lt;b&gt;</wsa:Action>',
    '<wsa:MessageID xmlns:wsa="http://www.w3.org/2005/08/addressing">uuid:1</wsa:MessageID>',
  ]);
});

test('what is written is read back', () => {
  const said = { to: 'https://x.example/lps', action: 'urn:act', messageId: 'uuid:1', relatesTo: 'uuid:0' };
  expect(readAddressing(headersOf(writeAddressing(said)))).toEqual(said);
});

test('another namespace is not addressing, and a property written twice says nothing', () => {
  const twice = writeAddressing({ action: 'urn:one' })[0] ?? '';
  expect(readAddressing(headersOf(['<Action xmlns="urn:other">urn:x</Action>']))).toEqual({});
  expect(readAddressing(headersOf([twice, twice.replace('one', 'two')]))).toEqual({});
});

const headersOf = (headers: string[]) => readEnvelope(writeEnvelope({ headers, body: '<m/>' })).headers;
