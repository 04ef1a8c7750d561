import { expect, test } from 'vitest';
import { atMost } from './pace.ts';

test('U-09 never more than five calls in any second, in the order they came', async () => {
  let now = 0;
  const gone: [caller: number, at: number][] = [];
  const turn = atMost(5, {
    now: () => now,
    wait: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  });
  await Promise.all(Array.from({ length: 12 }, (_, caller) => turn().then(() => gone.push([caller, now]))));
  expect(gone.map(([caller]) => caller)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  for (const [, at] of gone)
    expect(gone.filter(([, other]) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(5);
  expect(now).toBe(2000);
});
