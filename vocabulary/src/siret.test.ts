import { expect, test } from 'vitest';
import { isSiren, isSiret } from './siret.ts';

test('the key of the published example is right', () => {
  expect(isSiren('732829320')).toBe(true);
  expect(isSiret('73282932000074')).toBe(true);
});

test('a wrong key or another length is refused', () => {
  expect(['732829321', '73282932', '7328293200', ''].filter((text) => isSiren(text))).toEqual([]);
  expect(['73282932000075', '7328293200007', '732829320 00074'].filter((text) => isSiret(text))).toEqual([]);
});
