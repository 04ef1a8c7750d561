import { expect, test } from 'vitest';
import { countries } from './countries.ts';

test('every country has a 99 code of its own and a name', () => {
  const codes = countries.map(([code]) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const [code, name] of countries) {
    expect(code).toMatch(/^99\d{3}$/);
    expect(name).not.toBe('');
  }
});

test('a few that people are born in', () => {
  const byCode = new Map(countries);
  expect([byCode.get('99139'), byCode.get('99352'), byCode.get('99350'), byCode.get('99127')]).toEqual([
    'Portugal',
    'Algérie',
    'Maroc',
    'Italie',
  ]);
});
