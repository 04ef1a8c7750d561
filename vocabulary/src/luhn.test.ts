import { expect, test } from 'vitest';
import { luhnKey, luhnRemainder } from './luhn.ts';

test('the remainder is 0 for a right key and moves with any single digit', () => {
  expect(luhnRemainder('79927398713')).toBe(0);
  for (let digit = 0; digit < 10; digit++) if (digit !== 3) expect(luhnRemainder(`7992739871${digit}`)).not.toBe(0);
});

test('the key completes the digits before it', () => {
  expect(luhnKey('7992739871')).toBe('3');
  expect(luhnKey('73282932')).toBe('0');
});
