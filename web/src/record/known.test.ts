import { expect, test } from 'vitest';
import { inHeader, sayingOf } from './known.ts';

test('an allergy, « aucune connue » and silence are three different sayings', () => {
  const at = '2026-11-09T10:00:00Z';
  expect(sayingOf({ state: 'some', items: ['Amoxicilline'] }, 'Aucune connue')).toEqual({
    state: 'some',
    items: ['Amoxicilline'],
  });
  expect(sayingOf({ state: 'none-known', by: 'Aurélie Besnard', at }, 'Aucune connue')).toEqual({
    state: 'none',
    words: 'Aucune connue',
    by: 'Aurélie Besnard',
    at,
  });
  expect(sayingOf({ state: 'not-said' }, 'Aucune connue')).toEqual({ state: 'unsaid', words: 'Non renseigné' });
  expect(sayingOf({ state: 'not-said' }, 'Aucune', 'Non renseignées')).toEqual({
    state: 'unsaid',
    words: 'Non renseignées',
  });
});

test('what a role may not read is hidden, never « non renseigné »', () => {
  expect(sayingOf({ state: 'hidden' }, 'Aucune connue')).toEqual({ state: 'hidden', words: 'Réservé aux soignants' });
});

test('the same words are said once, and numbers as people read them', () => {
  const known = { state: 'some' as const, items: ['Dr LEMOINE, +33261910302', 'Dr LEMOINE, +33261910302'] };
  expect(sayingOf(known, '')).toEqual({ state: 'some', items: ['Dr LEMOINE, 02\u00A061\u00A091\u00A003\u00A002'] });
});

test('the header tells how many more there are beyond a dozen', () => {
  const items = Array.from({ length: 200 }, (_, at) => `Allergie ${at + 1}`);
  expect(inHeader(items.slice(0, 13)).more).toBe(0);
  expect(inHeader(items).more).toBe(188);
  expect(inHeader(items).shown.endsWith('Allergie 12')).toBe(true);
});
