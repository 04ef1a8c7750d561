import { expect, test } from 'vitest';
import { bedInWords, roomInWords } from './room-words.ts';

test('a number becomes a room, a name stays itself', () => {
  expect(roomInWords('12')).toBe('chambre 12');
  expect(roomInWords('12 bis')).toBe('chambre 12 bis');
  expect(roomInWords('Chambre 105')).toBe('Chambre 105');
});

test('a bed alone in its room goes without saying', () => {
  expect(bedInWords('12', '12')).toBe('Chambre 12');
  expect(bedInWords('Chambre 104', '104')).toBe('Chambre 104');
  expect(bedInWords('12', 'fenêtre')).toBe('Chambre 12, lit fenêtre');
});
