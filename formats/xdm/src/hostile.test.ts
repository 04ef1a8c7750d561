import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readXdm, writeXdm, XdmRefused } from './index.ts';
import type { XdmLimits } from './index.ts';
import { archive, patientId, producer, zipOf } from './testing/samples.ts';

const good = writeXdm(archive('<ClinicalDocument>é</ClinicalDocument>'), producer);
const parts = unzipSync(good);
const metadataPath = 'IHE_XDM/SUBSET01/METADATA.XML';
const metadata = Buffer.from(parts[metadataPath] ?? []).toString();

/** The good archive with some files replaced, or added. */
const withFiles = (files: Record<string, string | Uint8Array>): Buffer => zipOf({ ...parts, ...files });

const withMetadata = (change: (text: string) => string): Buffer => withFiles({ [metadataPath]: change(metadata) });

const codeOf = async (bytes: Buffer, limits: XdmLimits = {}): Promise<string> => {
  try {
    await readXdm(bytes, limits);
    return 'read';
  } catch (refusal) {
    return refusal instanceof XdmRefused ? refusal.code : `worse: ${String(refusal)}`;
  }
};

/** The n-th place where the archive says those bytes, changed. */
function patched(bytes: Buffer, find: Buffer, replace: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(find); at !== -1; at = copy.indexOf(find, at + replace.length)) replace.copy(copy, at);
  return copy;
}

/** Every central header of a ZIP says what `change` writes in it. */
function withCentralHeaders(bytes: Buffer, change: (header: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  const signature = Buffer.from('PK\u0001\u0002', 'latin1');
  for (let at = copy.indexOf(signature); at !== -1; at = copy.indexOf(signature, at + 4))
    change(copy.subarray(at, at + 46));
  return copy;
}

test('the good archive is read', async () => {
  expect(await codeOf(good)).toBe('read');
});

test.each<[string, () => Buffer]>([
  ['xdm-not-an-archive', () => Buffer.from('%PDF-1.7')],
  ['xdm-not-an-archive', () => Buffer.alloc(0)],
  ['xdm-truncated', () => good.subarray(0, good.length - 30)],
  ['xdm-truncated', () => good.subarray(0, 40)],
  ['xdm-damaged', () => Buffer.concat([good.subarray(0, 200), good.subarray(230)])],
  ['xdm-path-refused', () => withFiles({ '../../etc/passwd': 'x' })],
  ['xdm-path-refused', () => withFiles({ 'IHE_XDM/SUBSET01/../../x': 'x' })],
  ['xdm-path-refused', () => withFiles({ '/etc/passwd': 'x' })],
  ['xdm-path-refused', () => withFiles({ 'C:\\windows\\x': 'x' })],
  ['xdm-path-refused', () => withFiles({ '..\\x': 'x' })],
  ['xdm-path-refused', () => withFiles({ 'a\u0000b': 'x' })],
  ['xdm-path-refused', () => withMetadata((text) => text.replace('DOC00001.XML', '../../../etc/passwd'))],
  ['xdm-path-refused', () => withMetadata((text) => text.replace('DOC00001.XML', 'file:///etc/passwd'))],
  ['xdm-path-refused', () => withMetadata((text) => text.replace('DOC00001.XML', '/README.TXT'))],
  ['xdm-duplicate-name', () => withFiles({ 'IHE_XDM/SUBSET01/doc00001.xml': '<b/>' })],
  [
    'xdm-duplicate-name',
    () =>
      patched(withFiles({ 'IHE_XDM/SUBSET01/DOC00002.XML': '<b/>' }), Buffer.from('DOC00002'), Buffer.from('DOC00001')),
  ],
  ['xdm-too-many-files', () => zipOf(Object.fromEntries(Array.from({ length: 201 }, (_, rank) => [`f${rank}`, ''])))],
  ['xdm-bomb', () => withFiles({ 'ZEROS.BIN': new Uint8Array(20_000_000) })],
  ['xdm-encrypted', () => withCentralHeaders(good, (header) => header.writeUInt16LE(1, 8))],
  ['xdm-compression-unknown', () => withCentralHeaders(good, (header) => header.writeUInt16LE(14, 10))],
  ['xdm-damaged', () => withCentralHeaders(good, (header) => header.writeUInt32LE(7, 16))],
  ['xdm-damaged', () => withCentralHeaders(good, (header) => header.writeUInt32LE(3, 24))],
  ['xdm-damaged', () => withCentralHeaders(good, (header) => header.writeUInt32LE(0xfffffff0, 42))],
  ['xdm-metadata-missing', () => zipOf({ 'INDEX.HTM': 'x' })],
  ['xdm-metadata-missing', () => zipOf({ 'METADATA.XML': metadata })],
  ['xdm-metadata-unreadable', () => withMetadata(() => 'bonjour')],
  ['xdm-metadata-unreadable', () => withMetadata(() => '<a/>')],
  [
    'xdm-metadata-unreadable',
    () => withMetadata((text) => text.replace('?>', '?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
  ],
  [
    'xdm-submission-set-missing',
    () => withMetadata((text) => text.replace(/<rim:RegistryPackage.*<\/rim:RegistryPackage>/s, '')),
  ],
  ['xdm-document-missing', () => withMetadata((text) => text.replace('DOC00001.XML', 'DOC00009.XML'))],
  ['xdm-document-missing', () => withMetadata((text) => text.replace('"URI"', '"else"'))],
  ['xdm-hash-differs', () => withFiles({ 'IHE_XDM/SUBSET01/DOC00001.XML': '<ClinicalDocument>è</ClinicalDocument>' })],
  ['xdm-size-differs', () => withFiles({ 'IHE_XDM/SUBSET01/DOC00001.XML': '<b/>' })],
  [
    'xdm-several-persons',
    () => withMetadata((text) => text.replace(asWritten(patientId), asWritten(patientId.replace('258', '158')))),
  ],
])('%s', async (code, make) => {
  expect(await codeOf(make())).toBe(code);
});

const asWritten = (cx: string): string => cx.replaceAll('&', '&amp;');

test('limits are those given', async () => {
  expect(await codeOf(good, { maxBytes: 100 })).toBe('xdm-too-big');
  expect(await codeOf(good, { maxEntries: 3 })).toBe('xdm-too-many-files');
  expect(await codeOf(good, { maxExpandedBytes: 100 })).toBe('xdm-expands-too-much');
  const swollen = withCentralHeaders(good, (header) => header.writeUInt32LE(90_000_000, 24));
  expect(await codeOf(swollen)).toBe('xdm-bomb');
  expect(await codeOf(swollen, { maxRatio: Infinity })).toBe('xdm-expands-too-much');
});

test('files that are not documents are never expanded: a lie about them harms nobody', async () => {
  const zip = withFiles({ 'NOISE.BIN': Buffer.from('noise '.repeat(1000)) });
  const at = zip.lastIndexOf('NOISE.BIN') - 46;
  zip.writeUInt32LE(7, at + 16);
  expect(await codeOf(zip)).toBe('read');
});

test('every refusal is a French sentence that says what to do or what was not done', async () => {
  const refusal = await readXdm(withFiles({ '../<script>': 'x' })).catch((thrown: unknown) => thrown);
  expect(String(refusal)).toMatch(/hors d’elle-même \(« \.\.\/\?script\? »\)\. Rien n’a été lu\./);
});

test('20,000 mutated archives are read or refused by name', async () => {
  const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(good.length), async (changes, cut) => {
      const mutated = Buffer.from(good);
      for (const [at, byte] of changes) mutated[at] = byte;
      const outcome = await codeOf(cut % 4 === 0 ? mutated.subarray(0, cut) : mutated);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }),
    { numRuns: 20_000 },
  );
  expect([...outcomes.keys()].filter((outcome) => outcome.startsWith('worse'))).toEqual([]);
  expect(outcomes.size).toBeGreaterThan(5);
}, 120_000);
