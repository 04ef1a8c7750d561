import { expect, test } from 'vitest';
import { luhnKey, luhnRemainder } from './luhn.ts';

test('the remainder is 0 for a right key and moves with any single digit', () => {
  expect(luhnRemainder('79927398713')).toBe(0);
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => luhnRemainder(`7992739871${digit}`) === 0)).toEqual([3]);
});

test('the key completes the digits before it', () => {
  expect(luhnKey('7992739871')).toBe('3');
  expect(luhnKey('73282932')).toBe('0');
});
