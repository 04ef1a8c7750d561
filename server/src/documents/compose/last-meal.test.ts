import { expect, test } from 'vitest';
import { lastMealIn } from './last-meal.ts';

const morning = new Date('2026-11-21T09:30:00Z');

test.each([
  ['7 h 15, un café au lait', '2026-11-21T06:15:00.000Z', 'un café au lait'],
  ['12h, bon appétit', '2026-11-20T11:00:00.000Z', 'bon appétit'],
  ['à 19:30', '2026-11-20T18:30:00.000Z', undefined],
])('« %s » was at %s', (words, at, comment) => {
  const meal = lastMealIn(words, morning, 'Europe/Paris');
  expect(meal?.at.toISOString()).toBe(at);
  expect(meal?.comment).toBe(comment);
});

test.each(['', 'N’a pas mangé', '25 h 10', '12 h 75'])('« %s » says no hour', (words) => {
  expect(lastMealIn(words, morning, 'Europe/Paris')).toBeUndefined();
});

test('in summer the offset is that of the day', () => {
  expect(lastMealIn('12 h 05', new Date('2026-07-14T15:00:00Z'), 'Europe/Paris')?.at.toISOString()).toBe(
    '2026-07-14T10:05:00.000Z',
  );
});
