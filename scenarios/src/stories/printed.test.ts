import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { people, professionals } from '@liane/cast';
import { expect, test } from 'vitest';
import { pageOf } from '../page-of.ts';
import { printStory } from '../print-story.ts';
import { a7Mauricette } from './a7-mauricette.ts';
import { stories } from './index.ts';

test.each(stories)('the page of $id says what the story does (else: node scenarios/src/print.ts)', async (story) => {
  expect(await readFile(pageOf(story), 'utf8')).toBe(printStory(story));
});

test('every page of docs/stories is a story', async () => {
  const pages = await readdir(dirname(pageOf(a7Mauricette)));
  expect(pages.toSorted()).toEqual(stories.map(({ id }) => `${id}.md`).toSorted());
});

test('every character is in the cast', () => {
  const known = new Set([...people, ...professionals].map(({ key }) => key));
  expect(stories.flatMap(({ cast }) => cast).filter(({ key }) => !known.has(key))).toEqual([]);
});

test('every step claims something', () => {
  expect(stories.flatMap(({ steps }) => steps).filter(({ checks }) => checks.length === 0)).toEqual([]);
});
