import { expect, test } from 'vitest';
import { newId } from './new-id.ts';

test('is a UUIDv7: version 7, variant 10, and the moment in its first 48 bits', () => {
  // 2026-11-21T09:00:00Z is 1795251600000 ms, 0x1a1fd557a80.
  expect(newId(1_795_251_600_000)).toMatch(/^01a1fd55-7a80-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('sorts by the moment it was made and never repeats', () => {
  const ids = [newId(1_000), newId(2_000), newId(5_000_000_000_000)];
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(Array.from({ length: 1_000 }, () => newId(1_000))).size).toBe(1_000);
});
