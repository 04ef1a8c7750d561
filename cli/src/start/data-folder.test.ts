import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FolderNotWritable } from '../refusals.ts';
import { takeDataFolder } from './data-folder.ts';

const place = mkdtempSync(join(tmpdir(), 'liane-data-'));
afterAll(() => rmSync(place, { recursive: true }));

test('the folder is made, closed to others, and given back', () => {
  const folder = join(place, 'a/b');
  const giveBack = takeDataFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(existsSync(join(folder, 'liane.pid'))).toBe(true);
  giveBack();
  expect(existsSync(join(folder, 'liane.pid'))).toBe(false);
});

test('the mark left by a killed process holds nothing', () => {
  // 2^22 is above the highest process number of Linux.
  writeFileSync(join(place, 'liane.pid'), '4194304');
  expect(() => takeDataFolder(place)()).not.toThrow();
});

test('the mark of a process that is something else holds nothing', () => {
  writeFileSync(join(place, 'liane.pid'), '1');
  expect(() => takeDataFolder(place)()).not.toThrow();
});

test('a place where no folder can be made is refused in one sentence', () => {
  writeFileSync(join(place, 'file'), '');
  expect(() => takeDataFolder(join(place, 'file/data'))).toThrow(FolderNotWritable);
  expect(() => takeDataFolder('/proc/liane')).toThrow('Le dossier des données /proc/liane ne peut pas être écrit');
});
