import { expect, test } from 'vitest';
import { spokenFrom } from './words.ts';

test('whom it came from is said as people say it', () => {
  expect(spokenFrom('Reçu de DR Sophie REYNAUD, Centre hospitalier du Sablier')).toBe(
    'Reçu du Dr Sophie REYNAUD, Centre hospitalier du Sablier',
  );
  expect(spokenFrom('Reçu de MME Sophie REYNAUD')).toBe('Reçu de Mme Sophie REYNAUD');
  expect(spokenFrom('Reçu de Centre hospitalier du Sablier')).toBe('Reçu du centre hospitalier du Sablier');
});
