import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testTitles } from './house/requirements.ts';
import { root } from './house/source-files.ts';

/** `` `path` › words of a title ``, until the next proof or the end of the cell. */
const proofsIn = (page: string): { path: string; title: string }[] =>
  [...page.matchAll(/`([^`\s]+\.test\.tsx?)` › (.*?)(?=<br>| \|)/g)].map(([, path = '', title = '']) => ({
    path,
    title: title.trim(),
  }));

/** What is wrong with a proof; undefined when its file has such a test. */
function faultOf({ path, title }: { path: string; title: string }): string | undefined {
  if (!existsSync(join(root, path))) return `${path} does not exist`;
  const titles = testTitles(readFileSync(join(root, path), 'utf8'));
  return titles.some((each) => each.includes(title)) ? undefined : `no test « ${title} » in ${path}`;
}

test('every test that the page of failures names is there', () => {
  const proofs = proofsIn(readFileSync(join(root, 'docs/failures.md'), 'utf8'));
  expect(proofs.length).toBeGreaterThan(50);
  expect(proofs.flatMap((proof) => faultOf(proof) ?? [])).toEqual([]);
});

test('every line of its tables has a proof', () => {
  const page = readFileSync(join(root, 'docs/failures.md'), 'utf8').split('\n## 100,000')[0] ?? '';
  const lines = page.split('\n').filter((line) => /^\| (?!fault\b|attack\b|---)/.test(line));
  expect(lines.filter((line) => proofsIn(line).length === 0)).toEqual([]);
});

test('these checks can fail', () => {
  expect(proofsIn('| a | `x/y.test.ts` › one<br>`z.test.ts` › two |')).toEqual([
    { path: 'x/y.test.ts', title: 'one' },
    { path: 'z.test.ts', title: 'two' },
  ]);
  expect(faultOf({ path: 'tests/none.test.ts', title: 'x' })).toContain('does not exist');
  expect(faultOf({ path: 'tests/failures.test.ts', title: 'nothing of the kind' })).toContain('no test');
});
