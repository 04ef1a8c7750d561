import { expect, test } from 'vitest';
import { isRpps, psIdNatOfRpps, psIdNatOfStaff } from './rpps.ts';

test('a test professional of the national kit has a right key', () => {
  expect(isRpps('99900063480')).toBe(true);
});

test('a wrong key, letters or another length is refused', () => {
  expect(
    ['99900063481', '9990006348', '999000634800', '9990006348A', '', '٩٩٩٠٠٠٦٣٤٨٠'].filter((text) => isRpps(text)),
  ).toEqual([]);
});

test('PS_IdNat tells how the professional is known', () => {
  expect(psIdNatOfRpps('99900063480')).toBe('899900063480');
  expect(psIdNatOfStaff('540002698', 'as-12')).toBe('3540002698/as-12');
});
