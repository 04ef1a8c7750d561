import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority } from '@liane/cast/certificates';
import { afterAll, expect, test } from 'vitest';
import { revocationListsOf } from './revocation-lists.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-lists-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'autorite.crl');
const said = (text: string | Buffer, at: number): void => {
  writeFileSync(file, text);
  utimesSync(file, at, at);
};
const authority = await createAuthority('CN=Autorité');
const listOfTomorrow = async (): Promise<string> => `${(await authority.revocationList([])).trimEnd()}\n`;
const first = await listOfTomorrow();
const second = await listOfTomorrow();

test('ECO.1.1.7 a list is read again when its file changed; the last good one is kept when the file goes away or is half written', () => {
  said(first, 1);
  const lists = revocationListsOf([file]);
  expect(lists()).toEqual([first]);
  said(second, 2);
  expect(lists()).toEqual([second]);
  said(first.slice(0, 200), 3);
  expect(lists()).toEqual([second]);
  rmSync(file);
  expect(lists()).toEqual([second]);
  said(first, 4);
  expect(lists()).toEqual([first]);
});

test('several lists in one file are each heard', () => {
  said(`${first}${second}`, 5);
  expect(revocationListsOf([file])()).toEqual([first, second]);
});

test('a list in DER is told as PEM', () => {
  said(Buffer.from(first.replaceAll(/-----[^-]+-----/g, ''), 'base64'), 6);
  const [list = ''] = revocationListsOf([file])();
  const bare = (pem: string): string => pem.replaceAll(/\s/g, '');
  expect(bare(list)).toBe(bare(first));
});

test.each([
  ['never there', join(folder, 'nulle-part.crl')],
  ['that holds something else', file],
])('a list %s is refused', (_what, path) => {
  said('rien', 7);
  expect(revocationListsOf([path])).toThrow(/ENOENT|no revocation list/);
});
