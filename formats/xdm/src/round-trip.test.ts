import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXml } from '@liane/xml';
import { readRegistryObjects } from '@liane/xds';
import { expect, test } from 'vitest';
import { ArchiveIncoherent, readXdm, writeXdm } from './index.ts';
import { archive, entry, producer, zipOf } from './testing/samples.ts';

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

test('what is written is read back, each entry telling the file it is', async () => {
  const sent = archive('<a>é</a>', '<b/>');
  const read = await readXdm(writeXdm(sent, producer));
  expect(read.submissionSet).toEqual(sent.submissionSet);
  expect(read.submissionSets).toEqual([sent.submissionSet]);
  expect(read.documents).toEqual(
    sent.documents.map(({ entry: said, bytes }, rank) => ({
      bytes,
      entry: { ...said, uri: `DOC0000${rank + 1}.XML`, hash: sha1(bytes), size: bytes.length },
    })),
  );
});

test('the same archive gives the same bytes', () => {
  expect(writeXdm(archive(), producer).equals(writeXdm(archive(), producer))).toBe(true);
});

const unzip = '/usr/bin/unzip';

test.skipIf(!existsSync(unzip))('unzip finds the layout of digest 6, whole and coherent (needs unzip)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xdm-'));
  try {
    const file = join(folder, 'IHE_XDM.ZIP');
    writeFileSync(file, writeXdm(archive('<a/>', '<b/>'), producer));
    execFileSync(unzip, ['-tq', file]);
    const names = execFileSync(unzip, ['-Z1', file], { encoding: 'utf8' }).trim().split('\n').toSorted();
    expect(names).toEqual([
      'IHE_XDM/',
      'IHE_XDM/SUBSET01/',
      'IHE_XDM/SUBSET01/DOC00001.XML',
      'IHE_XDM/SUBSET01/DOC00002.XML',
      'IHE_XDM/SUBSET01/METADATA.XML',
      'INDEX.HTM',
      'README.TXT',
    ]);
    execFileSync(unzip, ['-q', file, '-d', folder]);
    const subset = join(folder, 'IHE_XDM', 'SUBSET01');
    const { documents } = readRegistryObjects(readXml(readFileSync(join(subset, 'METADATA.XML'))));
    for (const { uri, hash, size } of documents) {
      const bytes = readFileSync(join(subset, uri ?? ''));
      expect([sha1(bytes), bytes.length]).toEqual([hash, size]);
    }
    expect(documents).toHaveLength(2);
    expect(readFileSync(join(folder, 'README.TXT'), 'latin1')).toMatch(/^[\x20-\x7E\r\n]+$/);
    const [, page = ''] = readFileSync(join(folder, 'INDEX.HTM'), 'utf8').split(/(?=<html)/);
    expect(
      readXml(page)
        .descendants('a')
        .map((link) => link.attribute('href')),
    ).toEqual(['IHE_XDM/SUBSET01/DOC00001.XML', 'IHE_XDM/SUBSET01/DOC00002.XML', 'README.TXT']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an archive of somebody else opens: lower case, Windows separators, no page, stored, two subsets', async () => {
  const sent = archive('<a/>');
  const files = filesOf(writeXdm(sent, producer));
  const metadata = (await files)['IHE_XDM/SUBSET01/METADATA.XML'] ?? '';
  const other = zipOf(
    {
      'ihe_xdm\\subset01\\metadata.xml': metadata.replace('DOC00001.XML', 'Cr\\doc1.xml'),
      'ihe_xdm\\subset01\\cr\\DOC1.xml': '<a/>',
      'ihe_xdm/subset02/metadata.xml': metadata.replaceAll('2.25.2001', '2.25.2002'),
      'ihe_xdm/subset02/doc00001.xml': '<a/>',
    },
    0,
  );
  const read = await readXdm(other);
  expect(read.submissionSets.map((set) => set.uniqueId)).toEqual(['2.25.2001', '2.25.2002']);
  expect(read.documents.map(({ bytes }) => bytes.toString())).toEqual(['<a/>', '<a/>']);
});

test('nothing is written without document, nor for two persons', () => {
  expect(() => writeXdm({ ...archive(), documents: [] }, producer)).toThrow(ArchiveIncoherent);
  const other = { entry: { ...entry('Document02'), patientId: '1^^^&1.2&ISO^NH' }, bytes: Buffer.from('<a/>') };
  const both = archive();
  expect(() => writeXdm({ ...both, documents: [...both.documents, other] }, producer)).toThrow('plusieurs personnes');
});

async function filesOf(bytes: Buffer): Promise<Record<string, string>> {
  const { unzipSync } = await import('fflate');
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, Buffer.from(content).toString()]),
  );
}
