import { expect, test } from 'vitest';
import { keepPace } from './pace.ts';
import type { Clock } from './pace.ts';

const deadline = new AbortController().signal;

/** When each of these calls leaves, in milliseconds, all asked at the same time. */
async function departures(count: number, clock: Clock & { at: number }): Promise<number[]> {
  const pace = keepPace(clock);
  const waits: number[] = [];
  const kept: Clock = clock;
  kept.wait = (milliseconds) => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  for (let call = 0; call < count; call++) {
    const before = waits.length;
    await pace.turn(deadline);
    if (waits.length === before) waits.push(0);
  }
  return waits;
}

const stopped = () => {
  const clock = { at: 0, now: () => clock.at, wait: () => Promise.resolve() };
  return clock;
};

test('digest 14: no second sees more than 17 calls, however many are asked at once', async () => {
  const left = await departures(200, stopped());
  const inTheSecondAfter = left.map((from) => left.filter((at) => at >= from && at < from + 1_000).length);
  expect(Math.max(...inTheSecondAfter)).toBeLessThanOrEqual(17);
  expect(left.slice(0, 4)).toEqual([0, 0, 0, 0]);
});

test('who waits longer than the delay is told so', async () => {
  const pace = keepPace();
  const over = AbortSignal.abort();
  const turns = Array.from({ length: 10 }, () => pace.turn(over));
  const outcomes = await Promise.allSettled(turns);
  expect(outcomes.filter(({ status }) => status === 'rejected').length).toBe(6);
});
