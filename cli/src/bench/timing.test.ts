import { expect, test } from 'vitest';
import { holds, tableOf } from './figure.ts';
import { alternate, timingOf } from './timing.ts';

test('median and p95 of a hundred durations', () => {
  const durations = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(timingOf(durations)).toEqual({ median: 51, p95: 96 });
});

test('things alternate, and the rounds of warming up are not counted', async () => {
  const done: string[] = [];
  const act = (name: string) => (round: number) => Promise.resolve(void done.push(`${name}${round}`));
  await alternate({ a: act('a'), b: act('b') }, 2, 1);
  expect(done).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
});

test('a bound is kept or not, and the table says which', () => {
  const figure = { name: 'Ouvrir', where: 'ici', measured: 3, unit: '×' as const, bound: { most: 2 } };
  expect(holds(figure)).toBe(false);
  expect(holds({ ...figure, measured: 2 })).toBe(true);
  expect(holds({ ...figure, bound: { least: 3 } })).toBe(true);
  expect(tableOf([figure])).toMatch(/Ouvrir {2}ici {2}3 × +≤ 2 × {2}DÉPASSÉ/);
});
