import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MultipartRefused, contentIdOf, readRelated, writeInclude, writeRelated } from './index.ts';
import type { MultipartLimits } from './index.ts';

const type = 'multipart/related; boundary=b; type="application/xop+xml"; start="<r@x>"';
const root = 'Content-Type: application/xop+xml\r\nContent-ID: <r@x>\r\n\r\n<e/>';
const message = (...parts: string[]): string => parts.map((part) => `--b\r\n${part}\r\n`).join('') + '--b--\r\n';

const codeOf = (contentType: string, text: string | Buffer, limits: MultipartLimits = {}): string => {
  try {
    readRelated(contentType, typeof text === 'string' ? Buffer.from(text, 'latin1') : text, limits);
  } catch (refusal) {
    if (refusal instanceof MultipartRefused) return refusal.code;
    throw refusal;
  }
  return 'accepted';
};

test('MTOM: the root is application/xop+xml, the action travels in the type, the file is binary', () => {
  const { contentType, body } = writeRelated({
    envelope: '<e/>',
    action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
    parts: [{ contentId: 'd1@liane', contentType: 'text/xml', body: Buffer.from('é') }],
  });
  expect(contentType).toBe(
    'multipart/related; boundary="----=_liane_0"; type="application/xop+xml"; start="<root@liane>"; ' +
      'start-info="application/soap+xml"; action="urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b"',
  );
  expect(body.toString()).toBe(
    '------=_liane_0\r\nContent-Type: application/xop+xml; charset=UTF-8; type="application/soap+xml"\r\n' +
      'Content-Transfer-Encoding: binary\r\nContent-ID: <root@liane>\r\n\r\n<e/>\r\n' +
      '------=_liane_0\r\nContent-Type: text/xml\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <d1@liane>\r\n\r\né\r\n' +
      '------=_liane_0--\r\n',
  );
});

test('what is written is read back byte for byte, whatever the bytes', () => {
  const nasty = fc
    .constantFrom('\r\n', '--', '----=_liane_0', '\r\n------=_liane_0--', '\0', '\n\n')
    .map((text) => Buffer.from(text));
  const bytes = fc
    .array(fc.oneof(nasty, fc.uint8Array({ maxLength: 40 })), { maxLength: 8 })
    .map((pieces) => Buffer.concat(pieces));
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 5 }), fc.string(), (bodies, envelope) => {
      const parts = bodies.map((body, at) => ({ contentId: `d${at}@liane`, contentType: 'text/xml', body }));
      const written = writeRelated({ envelope, action: 'urn:a', parts });
      const read = readRelated(written.contentType, written.body);
      expect(read.root.body.toString()).toBe(Buffer.from(envelope).toString());
      expect(read.parts.map(({ contentId, contentType, body }) => ({ contentId, contentType, body }))).toEqual(parts);
    }),
    { numRuns: 300 },
  );
});

test('5 MB of bytes that look like delimiters', () => {
  const body = Buffer.alloc(5_000_000, '\r\n--');
  const written = writeRelated({
    envelope: '<e/>',
    action: 'urn:a',
    parts: [{ contentId: 'd', contentType: 'x/y', body }],
  });
  expect(readRelated(written.contentType, written.body).parts[0]?.body.equals(body)).toBe(true);
});

test('preamble, epilogue, padding, folded headers and unquoted ids of other writers are understood', () => {
  const text =
    'ignored\r\n--b \t\r\nContent-Type: application/xop+xml;\r\n charset=UTF-8\r\ncontent-id: <r@x>\r\n\r\n<e/>\r\n' +
    '--b\r\nContent-ID: d@x\r\n\r\n\r\n--b\r\n\r\nbare\r\n--b--\r\nignored too\r\n';
  const { root: first, parts } = readRelated(type, Buffer.from(text));
  expect([first.contentType, first.body.toString()]).toEqual(['application/xop+xml; charset=UTF-8', '<e/>']);
  expect(parts.map(({ contentId, contentType, body }) => [contentId, contentType, body.toString()])).toEqual([
    ['d@x', 'application/octet-stream', ''],
    [null, 'application/octet-stream', 'bare'],
  ]);
});

test('without start the first part is the root; start may name another', () => {
  const other = 'Content-ID: <o@x>\r\n\r\nother';
  expect(readRelated('multipart/related; boundary=b', Buffer.from(message(other, root))).root.contentId).toBe('o@x');
  expect(readRelated(type, Buffer.from(message(other, root))).root.contentId).toBe('r@x');
});

test.each<[string, string, string]>([
  ['multipart-type-refused', 'text/html', message(root)],
  ['multipart-type-refused', 'multipart/mixed; boundary=b', message(root)],
  ['multipart-type-refused', 'multipart/related', message(root)],
  ['multipart-type-refused', 'multipart/related; boundary=""', message(root)],
  ['multipart-type-refused', `multipart/related; boundary="${'b'.repeat(71)}"`, message(root)],
  ['multipart-type-refused', 'multipart/related; boundary=b; start', message(root)],
  ['multipart-ambiguous', 'multipart/related; boundary=b; boundary=c', message(root)],
  ['multipart-truncated', type, ''],
  ['multipart-truncated', type, '<e/>'],
  ['multipart-truncated', type, '--b'],
  ['multipart-truncated', type, '--b-'],
  ['multipart-truncated', type, message(root).slice(0, -6)],
  ['multipart-truncated', type, message(root).slice(0, 40)],
  ['multipart-malformed', type, '--b--\r\n'],
  ['multipart-malformed', type, message(root).replace('--b\r\n', '--bc\r\n')],
  ['multipart-malformed', type, message(`${root}\r\n--bcd`)],
  ['multipart-malformed', type, message('Content-ID: <r@x>')],
  ['multipart-malformed', type, message('Content-ID <r@x>\r\n\r\n<e/>')],
  ['multipart-malformed', type, message('Content-ID: <r@x>\rX: y\r\n\r\n<e/>')],
  ['multipart-ambiguous', type, message(root, root)],
  ['multipart-ambiguous', type, message('Content-ID: <r@x>\r\nContent-ID: <s@x>\r\n\r\n<e/>')],
  ['multipart-encoding-refused', type, message(`Content-Transfer-Encoding: base64\r\n${root}`)],
  ['multipart-root-missing', type, message('Content-ID: <other@x>\r\n\r\n<e/>')],
  ['multipart-header-too-big', type, message(`X: ${'y'.repeat(9_000)}\r\n${root}`)],
  ['accepted', type, message(root).slice(0, -2)],
  ['accepted', type, message(root)],
])('%s: %s', (code, contentType, text) => {
  expect(codeOf(contentType, text)).toBe(code);
});

test('sizes and numbers are bounded', () => {
  expect(codeOf(type, message(root), { maxBytes: 20 })).toBe('multipart-too-big');
  expect(codeOf(type, '--b\r\n'.repeat(100_000))).toBe('multipart-too-many-parts');
  expect(codeOf(type, message(root, ...Array.from({ length: 300 }, () => 'X: y\r\n\r\n')))).toBe(
    'multipart-too-many-parts',
  );
});

test.each([
  [{ action: 'urn:a"\r\nX: y' }],
  [{ action: 'urn:a\r\nX: y' }],
  [{ parts: [{ contentId: 'a>\r\nX: y', contentType: 'text/xml', body: Buffer.alloc(0) }] }],
  [{ parts: [{ contentId: 'a', contentType: 'text/xml\r\nX: y', body: Buffer.alloc(0) }] }],
  [{ parts: [{ contentId: 'root@liane', contentType: 'text/xml', body: Buffer.alloc(0) }] }],
])('nothing is written that would break its header: %j', (change) => {
  expect(() => writeRelated({ envelope: '<e/>', action: 'urn:a', parts: [], ...change })).toThrow(MultipartRefused);
});

test('an include names its part, percent-encoded or not', () => {
  const href = /href="([^"]*)"/.exec(writeInclude('d1+x@liane.example'))?.[1] ?? '';
  expect(contentIdOf(href)).toBe('d1+x@liane.example');
  expect(contentIdOf('cid:d1@x')).toBe('d1@x');
  expect([contentIdOf('http://x/y'), contentIdOf('cid:'), contentIdOf('cid:%')]).toEqual([null, null, null]);
});

test('refusals are French sentences', () => {
  expect(() => readRelated(type, Buffer.alloc(0))).toThrow(/incomplet.*Rien n’a été lu/);
});

test('10,000 mutated messages are read or refused, never anything else', () => {
  const original = Buffer.from(message(root, 'Content-ID: <d@x>\r\nContent-Type: text/xml\r\n\r\n<d/>'));
  const cut = fc.record({ at: fc.nat(original.length), drop: fc.nat(30), put: fc.uint8Array({ maxLength: 8 }) });
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
      const mutated = cuts.reduce(
        (bytes, { at, drop, put }) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]),
        original,
      );
      expect(codeOf(type, mutated)).toMatch(/^(accepted|multipart-)/);
    }),
    { numRuns: 10_000 },
  );
});
