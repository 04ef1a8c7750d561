import { expect, test } from 'vitest';
import { instantOf, readCx, timeOfCdaDate, xdsTime } from './index.ts';

test.each([
  ['2026-01-15T14:30:05+01:00', '20260115133005'],
  ['2026-01-15T00:10:00+02:00', '20260114221000'],
  ['2026-01-15T14:30:05', '20260115'],
  ['2026-01-15', '20260115'],
  ['2026-01', '202601'],
  ['1958', '1958'],
])('%s of a header is %s in XDS', (date, time) => {
  expect(timeOfCdaDate(date)).toBe(time);
});

test.each([
  ['20260115133005', '2026-01-15T13:30:05.000Z'],
  ['202601151330', '2026-01-15T13:30:00.000Z'],
  ['20260115', '2026-01-15T00:00:00.000Z'],
  ['2026', '2026-01-01T00:00:00.000Z'],
])('%s is an instant', (time, instant) => {
  expect(instantOf(time)?.toISOString()).toBe(instant);
});

test.each(['', '20260230', '2026013', '20261301', '20260115133005Z', '20260115250000'])('%s is none', (time) => {
  expect(instantOf(time)).toBeUndefined();
});

test('an instant comes back from its XDS time', () => {
  const instant = new Date('2026-07-14T22:05:09Z');
  expect(instantOf(xdsTime(instant))).toEqual(instant);
});

test.each([
  [
    '258043523804253^^^&1.2.250.1.213.1.4.10&ISO^NH',
    { id: '258043523804253', authority: '1.2.250.1.213.1.4.10', type: 'NH' },
  ],
  ['1^^^&2&ISO^NH^^20200101', { id: '1', authority: '2', type: 'NH' }],
  ['1', undefined],
  ['^^^&2&ISO', undefined],
])('reads the CX %s', (value, read) => {
  expect(readCx(value)).toEqual(read);
});
