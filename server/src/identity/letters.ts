import { foldName } from '@liane/vocabulary';

/** Letters to add, remove, replace or swap to go from one word to the other (Damerau, adjacent swaps). */
export function lettersApart(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let apart = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) apart = Math.min(apart, (before[column - 2] ?? 0) + 1);
      current.push(apart);
    }
    before = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/**
 * The same between `typed` and what begins `word`, the beginning that suits best; `most + 1` as soon as it is more than `most`.
 * Compares thousands of words at once: only the columns that can still hold are looked at.
 */
export function lettersFromBeginning(typed: string, word: string, most: number): number {
  const columns = Math.min(word.length, typed.length + most);
  if (columns < typed.length - most) return most + 1;
  let before = new Uint8Array(columns + 1);
  let last = before.map((_, column) => Math.min(column, most + 1));
  let current = new Uint8Array(columns + 1);
  let leastOfLast = 0;
  for (let row = 1; row <= typed.length; row++) {
    current.fill(most + 1);
    current[0] = Math.min(row, most + 1);
    let least = current[0];
    for (let column = Math.max(1, row - most); column <= Math.min(columns, row + most); column++) {
      const same = typed.charCodeAt(row - 1) === word.charCodeAt(column - 1) ? 0 : 1;
      let apart = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      const swapped =
        row > 1 &&
        column > 1 &&
        typed.charCodeAt(row - 1) === word.charCodeAt(column - 2) &&
        typed.charCodeAt(row - 2) === word.charCodeAt(column - 1);
      if (swapped) apart = Math.min(apart, (before[column - 2] ?? 0) + 1);
      current[column] = Math.min(apart, most + 1);
      least = Math.min(least, apart);
    }
    // A swap looks two rows back.
    if (least > most && leastOfLast > most) return most + 1;
    leastOfLast = least;
    [before, last, current] = [last, current, before];
  }
  return Math.min(...last);
}

/** Digits that differ between two dates of the same form. */
export const digitsApart = (a: string, b: string): number => a.split('').filter((digit, at) => digit !== b[at]).length;

/** 0 to 1: how much two names are written alike, once folded and whatever the order of their words. */
export function likenessOfNames(a: string, b: string): number {
  const [one, other] = [inOrder(a), inOrder(b)];
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 0 : 1 - lettersApart(one, other) / longest;
}

const inOrder = (name: string): string => foldName(name).split(' ').toSorted().join(' ');
