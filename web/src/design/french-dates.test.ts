import { expect, test } from 'vitest';
import {
  frenchTime,
  fullInstant,
  readCivilDate,
  spokenCivilDate,
  spokenInstant,
  today,
  writtenCivilDate,
} from './french-dates.ts';

// Local time on purpose: a screen speaks the time of the place where it is read.
const at = (text: string): Date => new Date(text);
const now = at('2026-11-21T10:30:00');

test.each([
  ['2026-11-21T10:29:40', 'à l’instant'],
  ['2026-11-21T10:12:00', 'il y a 18 min'],
  ['2026-11-21T06:05:00', 'aujourd’hui à 6 h 05'],
  ['2026-11-20T22:00:00', 'hier à 22 h'],
  ['2026-11-22T08:00:00', 'demain à 8 h'],
  ['2026-11-17T14:32:00', 'mardi à 14 h 32'],
  ['2026-11-24T09:00:00', 'mardi prochain à 9 h'],
  ['2026-03-01T14:00:00', 'le 1er mars à 14 h'],
  ['2024-03-03T14:00:00', 'le 3 mars 2024'],
])('%s is said « %s »', (instant, words) => {
  expect(spokenInstant(at(instant), now)).toBe(words);
});

test('yesterday is yesterday across a night when the clock changes', () => {
  expect(spokenInstant(at('2026-10-24T23:30:00'), at('2026-10-25T23:30:00'))).toBe('hier à 23 h 30');
  expect(spokenInstant(at('2026-03-28T01:30:00'), at('2026-03-29T23:00:00'))).toBe('hier à 1 h 30');
});

test('the full date is there for the focus', () => {
  expect(fullInstant(at('2026-11-21T14:32:00'))).toBe('samedi 21 novembre 2026 à 14 h 32');
  expect(frenchTime(at('2026-11-21T00:00:00'))).toBe('0 h');
});

test.each([
  ['1936-06-21', '21 juin 1936'],
  ['1936-06-01', '1er juin 1936'],
  ['1936-06', 'juin 1936'],
  ['1936', '1936'],
  ['1936-00-00', '1936'],
  ['1936-06-00', 'juin 1936'],
])('the day %s is said « %s »', (date, words) => {
  expect(spokenCivilDate(date)).toBe(words);
});

test.each([
  ['21/06/1936', '1936-06-21'],
  ['21061936', '1936-06-21'],
  ['1.6.1936', '1936-06-01'],
  [' 1-6-1936 ', '1936-06-01'],
  ['29/02/2024', '2024-02-29'],
])('« %s » is read %s', (typed, date) => {
  expect(readCivilDate(typed)).toBe(date);
});

test.each(['31/02/1940', '29/02/2023', '21/13/1936', '00/06/1936', '21/06/36', 'hier', '', '21/06/1936; drop'])(
  '« %s » is no day',
  (typed) => {
    expect(readCivilDate(typed)).toBeUndefined();
  },
);

test('is written as on paper, and today has its two digits', () => {
  expect(writtenCivilDate('1936-06-21')).toBe('21/06/1936');
  expect(today(at('2026-01-05T23:59:00'))).toBe('2026-01-05');
});
