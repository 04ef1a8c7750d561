import { expect, test } from 'vitest';
import { lettersApart, lettersFromBeginning } from './letters.ts';

test.each([
  ['durand', 'durand', 0],
  ['durnad', 'durand', 1],
  ['duran', 'durandal', 0],
  ['drand', 'durandal', 1],
  ['duurand', 'durand', 1],
  ['maritn', 'martinez', 1],
  ['udrand', 'durand', 1],
  ['xxrand', 'durand', 2],
  ['xxxand', 'durand', 3],
  ['durand', 'du', 3],
  ['durand', '', 3],
  ['a', 'b', 1],
])('« %s » is %s but for so many letters: %s', (typed, word, apart) => {
  expect(lettersFromBeginning(typed, word, 2)).toBe(apart);
});

test('it is the least distance to a beginning, for every word of few letters', () => {
  const words = [...all(3), ...all(4), ...all(5)];
  for (const typed of all(4)) {
    for (const word of words) {
      const beginnings = Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length));
      const least = Math.min(...beginnings.map((beginning) => lettersApart(typed, beginning)));
      expect([typed, word, lettersFromBeginning(typed, word, 1)]).toEqual([typed, word, Math.min(least, 2)]);
    }
  }
});

const all = (length: number): string[] =>
  length === 0 ? [''] : all(length - 1).flatMap((word) => [`${word}a`, `${word}b`]);
