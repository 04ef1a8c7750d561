import type { DmpDocument } from '@liane/server/contract/dmp';
import { expect, test } from 'vitest';
import { isFiltered, kindsOf, newWords, noFilter, passes, sizeWords } from './words.ts';

const now = new Date('2026-11-21T09:00:00Z');
const document = (said: Partial<DmpDocument>): DmpDocument => ({
  uniqueId: '2.25.1',
  title: 'Lettre de liaison',
  kind: 'liaison',
  kindInFrench: 'Lettre de liaison',
  typeInFrench: 'Lettre de liaison à la sortie',
  author: 'Sophie REYNAUD',
  institution: 'Centre hospitalier du Sablier',
  at: '2026-10-30T10:00:00.000Z',
  createdAt: '2026-10-30T10:00:00.000Z',
  status: 'standing',
  statusInFrench: 'En vigueur',
  masked: false,
  hiddenFromPerson: false,
  size: 4096,
  ours: false,
  changes: [],
  isNew: false,
  bookmarked: false,
  heldAs: null,
  readUntil: null,
  ...said,
});
const letter = document({ isNew: true });
const biology = document({
  title: 'Créatinine',
  kind: 'biology',
  kindInFrench: 'Biologie',
  at: '2025-01-10T10:00:00.000Z',
});

const shown = (filters: Partial<typeof noFilter>) =>
  [letter, biology].filter(passes({ ...noFilter, ...filters }, now)).map(({ kind }) => kind);

test('no filter shows everything, and says that nothing is filtered', () => {
  expect(shown({})).toEqual(['liaison', 'biology']);
  expect(isFiltered(noFilter)).toBe(false);
  expect(isFiltered({ ...noFilter, text: '  ' })).toBe(false);
});

test.each([
  [{ kind: 'biology' }, ['biology']],
  [{ fresh: true }, ['liaison']],
  [{ bookmarked: true }, []],
  [{ period: '3' as const }, ['liaison']],
  [{ period: '24' as const }, ['liaison', 'biology']],
  [{ text: 'creatinine sablier' }, ['biology']],
  [{ text: 'REYNAUD liaison' }, ['liaison', 'biology']],
  [{ text: 'pneumologie' }, []],
])('%j', (filters, kinds) => expect(shown(filters)).toEqual(kinds));

test('families are counted, the most frequent first', () => {
  expect(kindsOf([biology, letter, letter])).toEqual([
    { kind: 'liaison', words: 'Lettre de liaison', count: 2 },
    { kind: 'biology', words: 'Biologie', count: 1 },
  ]);
});

test('counts and sizes in words', () => {
  expect([0, 1, 3].map(newWords)).toEqual(['Rien de nouveau', '1 nouveau document', '3 nouveaux documents']);
  expect([10, 245_000, 1_300_000].map(sizeWords)).toEqual(['1 ko', '239 ko', '1,2 Mo']);
});
