import { describe, expect, test } from 'vitest';
import { dateMatches, rangeOf, readDate } from './date-range.ts';

const iso = (text: string) => {
  const range = rangeOf(text);
  return range && [new Date(range.from).toISOString(), new Date(range.to).toISOString()];
};

describe('what a date covers, read in the zone of the establishments', () => {
  test.each([
    ['2026', '2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'],
    ['2026-07', '2026-06-30T22:00:00.000Z', '2026-07-31T22:00:00.000Z'],
    ['2026-11-21', '2026-11-20T23:00:00.000Z', '2026-11-21T23:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['2026-11-21T10:00Z', '2026-11-21T10:00:00.000Z', '2026-11-21T10:01:00.000Z'],
    ['2026-11-21T10:00:00+01:00', '2026-11-21T09:00:00.000Z', '2026-11-21T09:00:01.000Z'],
  ])('%s', (text, from, to) => expect(iso(text)).toEqual([from, to]));

  test.each([
    '',
    '26',
    '2026-13',
    '2026-02-30',
    '2026-1-1',
    '21/11/2026',
    '2026-11-21T25:00:00Z',
    '2026-11-21T',
    "2026'--",
    '9'.repeat(50),
  ])('%j is none', (text) => {
    expect(rangeOf(text)).toBeUndefined();
  });
});

test('R4 §3.1.1.5.8: the prefixes', () => {
  const day = rangeOf('2026-11-21');
  const matching = (value: string) => {
    const asked = readDate(value);
    return asked && day && dateMatches[asked.prefix](asked.range, day);
  };
  for (const value of [
    '2026-11-21',
    'eq2026',
    'ge2026-11-21',
    'le2026-11-21',
    'gt2026-11-20',
    'lt2026-11-22',
    'sa2026-11-20',
    'eb2026-11-22',
    'ne2026-11-20',
  ])
    expect([value, matching(value)]).toEqual([value, true]);
  for (const value of [
    '2026-11-20',
    'ge2026-11-22',
    'le2026-11-20',
    'gt2026-11-21',
    'lt2026-11-21',
    'sa2026-11-21',
    'eb2026-11-21',
    'ne2026-11-21',
  ])
    expect([value, matching(value)]).toEqual([value, false]);
});
