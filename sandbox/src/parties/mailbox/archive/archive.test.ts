import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXdm, writeXdm } from '@liane/xdm';
import { describe, expect, test } from 'vitest';
import { describeCda } from '../../../dmp/describe/entry.ts';
import { complaintsOfEntry } from '../../../dmp/rules/entry.ts';
import { complaintsOfSet } from '../../../dmp/rules/lot.ts';
import { papers, writtenPaper } from '../../testing/papers.ts';
import { writeArchive } from './archive.ts';

const sending = {
  uniqueId: '2.25.12',
  at: new Date('2026-11-21T16:05:00Z'),
  contact: 'Centre hospitalier du Sablier, urgences',
  title: 'Retour <d’urgence> & suite',
};
const [sheet, letter] = await Promise.all([writtenPaper('return sheet'), writtenPaper('discharge letter')]);
const archive = writeArchive([sheet.cda, letter.cda], sending);

/** METADATA.XML of an archive, by the tool of the system. */
function unzipped(bytes: Buffer): Record<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  try {
    writeFileSync(join(folder, 'a.zip'), bytes);
    execFileSync('unzip', ['-q', 'a.zip', '-d', 'in'], { cwd: folder });
    const files = readdirSync(join(folder, 'in'), { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    return Object.fromEntries(
      files.map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(join(folder, 'in').length + 1), readFileSync(path)];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const hasUnzip = (() => {
  try {
    execFileSync('unzip', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

test('digest 6: the tool of the system opens it, and finds every file as it was written', { skip: !hasUnzip }, () => {
  const files = unzipped(archive);
  expect(Object.keys(files).toSorted()).toEqual([
    'IHE_XDM/SUBSET01/DOC0001.XML',
    'IHE_XDM/SUBSET01/DOC0002.XML',
    'IHE_XDM/SUBSET01/METADATA.XML',
    'INDEX.HTM',
    'README.TXT',
  ]);
  expect(files['IHE_XDM/SUBSET01/DOC0002.XML']?.equals(letter.cda)).toBe(true);
  expect(String(files['INDEX.HTM'])).toContain('<li><a href="IHE_XDM/SUBSET01/DOC0002.XML">Lettre de liaison');
});

describe.each(Object.entries(papers))('%s', (_name, write) => {
  test('whoever receives it reads what the town says of the CDA, and the rules of the town find no fault in it', async () => {
    const { cda } = await write();
    const { submissionSets, documents } = await readXdm(writeArchive([cda], sending));
    expect(submissionSets.flatMap(complaintsOfSet)).toEqual([]);
    const [document] = documents;
    if (!document) throw new Error('no document');
    expect(document.bytes.equals(cda)).toBe(true);
    const { entry } = document;
    expect(complaintsOfEntry(entry)).toEqual([]);
    const said = describeCda(cda, []);
    expect(entry).toEqual({ ...said, entryUuid: entry.entryUuid, uri: 'DOC0001.XML', hash: said.hash?.toUpperCase() });
  });
});

test(
  'digest 7: the same said by our own writer differs in all that is free, and reads the same',
  { skip: !hasUnzip },
  async () => {
    const theirs = await readXdm(archive);
    const ours = writeXdm(theirs, { software: 'Autre', version: '1', contact: 'Autre' });
    const read = await readXdm(ours);
    expect({ ...read.submissionSet, entryUuid: '' }).toEqual({ ...theirs.submissionSet, entryUuid: '' });
    const free = { uri: '', hash: '' };
    expect(read.documents.map(({ entry }) => ({ ...entry, ...free }))).toEqual(
      theirs.documents.map(({ entry }) => ({ ...entry, ...free })),
    );
    const [mine, other] = [archive, ours].map((bytes) => String(unzipped(bytes)['IHE_XDM/SUBSET01/METADATA.XML']));
    const order = (xml: string | undefined) =>
      [...(xml ?? '').matchAll(/<Slot name="(\w+)"|<rim:Slot name="(\w+)"/g)].map((found) => found[1] ?? found[2]);
    expect(new Set(order(mine))).toEqual(new Set(order(other)));
    expect(order(mine)).not.toEqual(order(other));
    expect([mine?.includes('<rim:'), other?.includes('<rim:')]).toEqual([false, true]);
  },
);

test('the town writes by its own hand: our writers of metadata and archives are called by no file of its mailboxes', () => {
  const folder = join(import.meta.dirname, '..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const calling = files.filter((file) =>
    /entryFromCda|submissionSetOf|submissionOf|writeXdm|writeSubmitObjectsRequest/.test(
      readFileSync(join(folder, file), 'utf8'),
    ),
  );
  expect([files.length > 8, calling]).toEqual([true, []]);
});
