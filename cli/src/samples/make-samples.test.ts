import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { people } from '@liane/cast';
import { checkCda } from '@liane/cda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSamples, type SampleFile } from './make-samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-samples-test-'));
let made: SampleFile[];

beforeAll(async () => {
  made = await makeSamples(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytesOf = ({ file }: SampleFile) => readFileSync(join(folder, file));

test('everybody of the cast has every document in every form', () => {
  const forms = [
    'dlu n3',
    'dlu n1',
    'dlu pdf',
    'transfer-sheet n3',
    'transfer-sheet n1',
    'transfer-sheet pdf',
    'personal-project n1',
    'personal-project pdf',
  ];
  for (const { key } of people)
    expect(
      made
        .filter(({ person }) => person === key)
        .map(({ model, form }) => `${model} ${form}`)
        .toSorted(),
    ).toEqual(forms.toSorted());
});

test('the manifest names every file, and its hash', () => {
  expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toEqual(made);
  expect(readdirSync(folder).toSorted()).toEqual([...made.map(({ file }) => file), 'manifest.json'].toSorted());
  for (const sample of made) expect(createHash('sha256').update(bytesOf(sample)).digest('hex')).toBe(sample.sha256);
});

test('INS/va1.53 the matricule stands in the documents of qualified people alone', () => {
  const qualified = new Set(made.filter((sample) => sample.qualified).map(({ person }) => person));
  expect(qualified.size).toBeGreaterThan(20);
  expect(qualified.size).toBeLessThan(people.length);
  for (const sample of made.filter(({ form }) => form !== 'pdf'))
    expect([sample.file, bytesOf(sample).includes('1.2.250.1.213.1.4.10')]).toEqual([sample.file, sample.qualified]);
});

test('our own rules accept every CDA', () => {
  for (const sample of made.filter(({ form }) => form !== 'pdf'))
    expect([sample.file, checkCda(bytesOf(sample), { environment: 'test' }).faults]).toEqual([sample.file, []]);
});

test('the PDF are named by the naming rule', () => {
  for (const { file } of made.filter(({ form }) => form === 'pdf'))
    expect(file).toMatch(/^\d{4}-\d{2}-\d{2}_[A-Za-z-]+_[A-Z-]+_[A-Za-z-]+_\d{4}-\d{6}\.pdf$/);
});
