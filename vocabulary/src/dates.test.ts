import { expect, test } from 'vitest';
import {
  ageAt,
  ageInFrench,
  civilDateIn,
  dayBegins,
  europeParis,
  frenchDateTime,
  hl7Timestamp,
  inFrenchDate,
  isCivilDate,
  isLunarDate,
  partialDateInFrench,
  sinceInFrench,
} from './dates.ts';

test('a civil date exists in the calendar', () => {
  expect(['2024-02-29', '1900-01-01', '1999-12-31'].filter((date) => !isCivilDate(date))).toEqual([]);
  expect(
    [
      '2023-02-29',
      '1900-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-04-31',
      '24-01-01',
      '2024-1-1',
      '2024-01-01T00:00',
      '2024-01-01\n',
      '',
    ].filter((date) => isCivilDate(date)),
  ).toEqual([]);
});

test('INS/va1.28 a lunar date is recognised and is not a civil date', () => {
  expect(['1936-00-00', '1936-06-00', '1936-00-21'].filter((date) => !isLunarDate(date) || isCivilDate(date))).toEqual(
    [],
  );
  expect(['1936-06-21', '1936-13-00', '1936-00-32', ''].filter((date) => isLunarDate(date))).toEqual([]);
});

test('an age turns on the birthday, and on 1 March for those born on 29 February', () => {
  expect(ageAt('1938-03-14', '2026-03-13')?.years).toBe(87);
  expect(ageAt('1938-03-14', '2026-03-14')?.years).toBe(88);
  expect(ageAt('2004-02-29', '2026-02-28')?.years).toBe(21);
  expect(ageAt('2004-02-29', '2026-03-01')?.years).toBe(22);
});

test('under three years the age is told in months', () => {
  expect(ageInFrench('2024-09-20', '2026-11-21')).toBe('26 mois');
  expect(ageInFrench('2023-11-22', '2026-11-21')).toBe('35 mois');
  expect(ageInFrench('2023-11-21', '2026-11-21')).toBe('3 ans');
  expect(ageInFrench('2026-11-21', '2026-11-21')).toBe('0 mois');
});

test('no age without two civil dates in order', () => {
  expect(ageAt('1936-00-00', '2026-11-21')).toBeUndefined();
  expect(ageAt('2026-11-22', '2026-11-21')).toBeUndefined();
  expect(ageInFrench('1936-06-21', 'hier')).toBeUndefined();
});

test('HL7 timestamps carry the offset of the establishment in winter and in summer', () => {
  expect(hl7Timestamp(new Date('2026-01-05T07:08:09Z'), europeParis)).toBe('20260105080809+0100');
  expect(hl7Timestamp(new Date('2026-07-05T22:08:09Z'), europeParis)).toBe('20260706000809+0200');
  expect(hl7Timestamp(new Date('2026-07-05T22:08:09Z'), 'America/Martinique')).toBe('20260705180809-0400');
  expect(hl7Timestamp(new Date('2026-07-05T22:08:09Z'), 'UTC')).toBe('20260705220809+0000');
});

test('the hour that happens twice in autumn is told apart by its offset', () => {
  expect(hl7Timestamp(new Date('2026-10-25T00:30:00Z'), europeParis)).toBe('20261025023000+0200');
  expect(hl7Timestamp(new Date('2026-10-25T01:30:00Z'), europeParis)).toBe('20261025023000+0100');
});

test('the hour that does not exist in spring is never written', () => {
  expect(hl7Timestamp(new Date('2026-03-29T00:59:59Z'), europeParis)).toBe('20260329015959+0100');
  expect(hl7Timestamp(new Date('2026-03-29T01:00:00Z'), europeParis)).toBe('20260329030000+0200');
});

test('the civil day is the one of the zone', () => {
  expect(civilDateIn(new Date('2026-12-31T23:30:00Z'), europeParis)).toBe('2027-01-01');
  expect(civilDateIn(new Date('2026-12-31T23:30:00Z'), 'Indian/Reunion')).toBe('2027-01-01');
  expect(civilDateIn(new Date('2026-12-31T23:30:00Z'), 'America/Cayenne')).toBe('2026-12-31');
});

test('an unknown zone is refused by the platform, not guessed', () => {
  expect(() => hl7Timestamp(new Date(0), 'Europe/Nowhere')).toThrow(RangeError);
});

test('dates are shown the French way', () => {
  expect(inFrenchDate('1936-06-21')).toBe('21/06/1936');
  expect(inFrenchDate('1936-00-00')).toBe('00/00/1936');
  expect(inFrenchDate('inconnue')).toBe('inconnue');
  expect(frenchDateTime(new Date('2026-11-21T08:47:00Z'), europeParis)).toBe('21/11/2026 à 09:47');
});

test('a beginning is told with the article its precision asks for', () => {
  expect(['2026', '2026-04', '2026-04-12'].map(sinceInFrench)).toEqual([
    'depuis 2026',
    'depuis avril 2026',
    'depuis le 12/04/2026',
  ]);
});

test.each([
  ['2026', '2026'],
  ['2026-04', 'avril 2026'],
  ['2026-04-12', '12/04/2026'],
  ['vers 1990', 'vers 1990'],
])('the partial date %s is told %s', (date, told) => {
  expect(partialDateInFrench(date)).toBe(told);
});

test.each([
  ['2026-03-29', 'Europe/Paris', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Paris', '2026-03-29T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
  ['2026-06-15', 'Indian/Reunion', '2026-06-14T20:00:00.000Z'],
  ['2026-06-15', 'Pacific/Noumea', '2026-06-14T13:00:00.000Z'],
  ['2026-06-15', 'Pacific/Tahiti', '2026-06-15T10:00:00.000Z'],
  ['2026-03-09', 'America/Miquelon', '2026-03-09T02:00:00.000Z'],
])('the day %s begins in %s at %s', (day, zone, instant) => {
  expect(dayBegins(day, zone).toISOString()).toBe(instant);
});
