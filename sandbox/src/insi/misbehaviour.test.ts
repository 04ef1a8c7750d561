import { expect, test } from 'vitest';
import { Refused } from './faults.ts';
import { createCallLimit } from './misbehaviour.ts';

const at = (milliseconds: number) => new Date(Date.UTC(2026, 10, 21) + milliseconds);

test('beyond five calls a second a call is noted, not refused', () => {
  const limit = createCallLimit();
  expect([0, 100, 200, 300, 400, 500].map((each) => limit.count(at(each)))).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});

test('made strict, the sixth call is refused and a calm second later calls pass again', () => {
  const limit = createCallLimit();
  limit.strict = true;
  for (const each of [0, 100, 200, 300, 400]) limit.count(at(each));
  expect(() => limit.count(at(999))).toThrow(Refused);
  expect(limit.count(at(2500))).toBe(false);
});

test('putting the town back in order makes the limit soft and forgets', () => {
  const limit = createCallLimit(1);
  limit.strict = true;
  limit.count(at(0));
  limit.reset();
  expect([limit.count(at(1)), limit.count(at(2))]).toEqual([false, true]);
});
