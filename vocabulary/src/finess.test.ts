import { expect, test } from 'vitest';
import { isFiness, structIdNatOfFiness } from './finess.ts';

test('published numbers with a right key are FINESS', () => {
  for (const finess of ['540002698', '590064036']) expect(isFiness(finess), finess).toBe(true);
});

test('the letter of Corsica counts as 1 for A and 2 for B, as in the numbers of the national kits', () => {
  for (const finess of ['0B0193488', '0B0127189', '0B0007712']) expect(isFiness(finess), finess).toBe(true);
  expect(isFiness('0A0193488')).toBe(false);
  expect(isFiness('2A0000014')).toBe(true);
});

test('a wrong key, a wrong length or another letter is refused', () => {
  for (const text of [
    '540002699',
    '54000269',
    '5400026980',
    '0C0193488',
    '0b0193488',
    'A40002698',
    '',
    ' 540002698',
    '540002698\n',
  ])
    expect(isFiness(text), JSON.stringify(text)).toBe(false);
});

test('STRUCT_IdNat puts 1 before the FINESS', () => {
  expect(structIdNatOfFiness('0B0193488')).toBe('10B0193488');
});
