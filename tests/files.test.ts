import { expect, test } from 'vitest';
import { root, sourceFiles } from './house/source-files.ts';

const itself = 'tests/files.test.ts';
const texts = sourceFiles('.ts', '.tsx', '.mjs', '.json', '.md', '.css', '.html', '.yml', '.npmrc', 'run').filter(
  ({ path }) => path !== itself,
);
const longest = 400;

const foreign = [
  `(?<![\\w.])${root.replaceAll('.', '\\.')}/`,
  '(?<![\\w.])/root/',
  '(?<![\\w.])/home/[a-z]',
  '(?<![\\w.])/Users/[A-Za-z]',
  'registry\\.npmjs',
  '"resolved": *"https?:',
];

const mentions = (text: string): string[] => foreign.filter((pattern) => new RegExp(pattern).test(text));

test('no file names a machine or a registry', () => {
  const found = texts.flatMap(({ path, text }) => mentions(text).map((what) => `${path} mentions ${what}`));
  expect(found).toEqual([]);
});

test('no hand-written file is longer than 400 lines', () => {
  const long = sourceFiles('.ts', '.tsx', '.mjs', '.css')
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > longest);
  expect(long).toEqual([]);
});

test('no comment silences the compiler or the linter', () => {
  const silenced = /@ts-ignore|@ts-nocheck|(oxlint|eslint)-disable(?!-next-line)/;
  const found = texts.filter(({ path, text }) => /\.(ts|tsx|mjs)$/.test(path) && silenced.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('these checks can fail', () => {
  expect(mentions(`see ${root}/server`)).toHaveLength(1);
  expect(mentions('/home/alice/file')).toHaveLength(1);
  expect(mentions('https://registry.npmjs.org/')).toHaveLength(1);
  expect(mentions('/healthy')).toEqual([]);
});
