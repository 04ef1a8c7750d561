import { expect, test } from 'vitest';
import { isFiness, structIdNatOfFiness } from './finess.ts';

test('published numbers with a right key are FINESS', () => {
  expect(['540002698', '590064036'].filter((finess) => !isFiness(finess))).toEqual([]);
});

test('the letter of Corsica counts as 1 for A and 2 for B, as in the numbers of the national kits', () => {
  expect(['0B0193488', '0B0127189', '0B0007712'].filter((finess) => !isFiness(finess))).toEqual([]);
  expect(isFiness('0A0193488')).toBe(false);
  expect(isFiness('2A0000014')).toBe(true);
});

test('a wrong key, a wrong length or another letter is refused', () => {
  expect(
    [
      '540002699',
      '54000269',
      '5400026980',
      '0C0193488',
      '0b0193488',
      'A40002698',
      '',
      ' 540002698',
      '540002698\n',
    ].filter((text) => isFiness(text)),
  ).toEqual([]);
});

test('STRUCT_IdNat puts 1 before the FINESS', () => {
  expect(structIdNatOfFiness('0B0193488')).toBe('10B0193488');
});
