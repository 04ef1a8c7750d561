import type { FollowUpLine } from '@liane/server/contract/documents';
import { expect, test } from 'vitest';
import { asShownFirst, decidedWords, spokenFrom } from './words.ts';

const line = (key: string, state: FollowUpLine['state'] = 'proposed'): FollowUpLine => ({
  key,
  about: 'treatment',
  action: 'start',
  actionInFrench: 'Commencer',
  title: key,
  was: null,
  becomes: '1 comprimé le matin',
  keeping: null,
  lost: null,
  state,
  why: null,
  decidedBy: null,
  decidedAt: null,
});

test('whom it came from is said as people say it', () => {
  expect(spokenFrom('Reçu de DR Sophie REYNAUD, Centre hospitalier du Sablier')).toBe(
    'Reçu du Dr Sophie REYNAUD, Centre hospitalier du Sablier',
  );
  expect(spokenFrom('Reçu de MME Sophie REYNAUD')).toBe('Reçu de Mme Sophie REYNAUD');
  expect(spokenFrom('Reçu de Centre hospitalier du Sablier')).toBe('Reçu du centre hospitalier du Sablier');
});

test('a decided line stays where it was shown, and one that comes later goes after', () => {
  const lines = [line('b'), line('new'), line('c'), line('a', 'accepted')];
  expect(asShownFirst(['a', 'b', 'c'], lines).map(({ key }) => key)).toEqual(['a', 'b', 'c', 'new']);
});

test('a stop is said kept or stopped, any other line accepted or refused', () => {
  expect(decidedWords({ action: 'stop', state: 'refused' }).words).toBe('Gardé');
  expect(decidedWords({ action: 'stop', state: 'accepted' }).words).toBe('Arrêté');
  expect(decidedWords({ action: 'start', state: 'refused' }).words).toBe('Refusé');
});
