import { expect, test } from 'vitest';
import { hl7Day, spokenDay, timesOf } from './times.ts';

test.each([
  ['winter', '2026-01-15T13:30:05Z', '20260115143005+0100'],
  ['summer', '2026-07-15T13:45:00Z', '20260715154500+0200'],
  ['midnight', '2026-01-14T23:00:00Z', '20260115000000+0100'],
  ['the hour before summer time', '2026-03-29T00:59:59Z', '20260329015959+0100'],
  ['the hour after summer time', '2026-03-29T01:00:00Z', '20260329030000+0200'],
  ['the first 2:30 of the night it ends', '2026-10-25T00:30:00Z', '20261025023000+0200'],
  ['the second 2:30 of that night', '2026-10-25T01:30:00Z', '20261025023000+0100'],
])('Paris, %s', (_, instant, written) => {
  expect(timesOf('Europe/Paris').stamp(new Date(instant))).toBe(written);
});

test.each([
  ['Indian/Reunion', '20260115173005+0400'],
  ['America/Martinique', '20260115093005-0400'],
  ['UTC', '20260115133005+0000'],
])('an establishment in %s', (zone, written) => {
  expect(timesOf(zone).stamp(new Date('2026-01-15T13:30:05Z'))).toBe(written);
});

test('what is no date or no zone is refused', () => {
  expect(() => timesOf('Europe/Paris').stamp(new Date('hier'))).toThrow(RangeError);
  expect(() => timesOf('Europe/Ys')).toThrow(RangeError);
});

test('people read dates their way', () => {
  expect(timesOf('Europe/Paris').spoken(new Date('2026-01-15T13:30:05Z'))).toBe('15/01/2026 à 14:30');
  expect([spokenDay('1931-03-14'), spokenDay('2018-11'), spokenDay('2019'), spokenDay(undefined)]).toEqual([
    '14/03/1931',
    '11/2018',
    '2019',
    '—',
  ]);
  expect([hl7Day('1931-03-14'), hl7Day('2018-11'), hl7Day('2019')]).toEqual(['19310314', '201811', '2019']);
});
