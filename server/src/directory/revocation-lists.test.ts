import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { revocationListsOf } from './revocation-lists.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-lists-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'autorite.crl');
const said = (text: string | Buffer, at: number): void => {
  writeFileSync(file, text);
  utimesSync(file, at, at);
};

test('a list is read again when its file changed, and the last one is kept when the file goes away', () => {
  said('first', 1);
  const lists = revocationListsOf([file]);
  expect(lists()).toEqual(['first']);
  said('second', 2);
  expect(lists()).toEqual(['second']);
  rmSync(file);
  expect(lists()).toEqual(['second']);
});

test('a list in DER is told as PEM', () => {
  said(Buffer.from([0x30, 0x03, 0x02, 0x01, 0x05]), 3);
  expect(revocationListsOf([file])()).toEqual(['-----BEGIN X509 CRL-----\nMAMCAQU=\n-----END X509 CRL-----\n']);
});

test('a list never read is refused', () => {
  expect(revocationListsOf([join(folder, 'nulle-part.crl')])).toThrow('ENOENT');
});
