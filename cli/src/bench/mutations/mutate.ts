import type { Chance } from './chance.ts';

/** Words that mean something to the reader under trial: a delimiter, a tag, a length. */
export type Words = readonly [string, ...string[]];

/** One to six changes: bytes flipped, dropped, repeated, moved, words put in, the end cut off. */
export function mutate(good: Buffer, chance: Chance, words: Words): Buffer {
  let bytes = good;
  for (let left = 1 + chance.below(6); left > 0; left--) bytes = chance.pick(changes)(bytes, chance, words);
  return bytes;
}

type Change = (bytes: Buffer, chance: Chance, words: Words) => Buffer;

const flip: Change = (bytes, chance) => {
  const changed = Buffer.from(bytes);
  for (let left = 1 + chance.below(8); left > 0 && changed.length > 0; left--)
    changed[chance.below(changed.length)] = chance.below(256);
  return changed;
};

const drop: Change = (bytes, chance) => {
  const at = chance.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + chance.below(chance.pick([4, 80, 2000])))]);
};

const repeat: Change = (bytes, chance) => {
  const at = chance.below(bytes.length);
  const piece = bytes.subarray(at, at + 1 + chance.below(chance.pick([8, 200, 4000])));
  const times = chance.pick([1, 1, 1, 40]);
  return Buffer.concat([bytes.subarray(0, at), ...Array.from({ length: times }, () => piece), bytes.subarray(at)]);
};

const move: Change = (bytes, chance) => {
  const at = chance.below(bytes.length);
  const piece = bytes.subarray(at, at + 1 + chance.below(300));
  const rest = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + piece.length)]);
  const there = chance.below(rest.length);
  return Buffer.concat([rest.subarray(0, there), piece, rest.subarray(there)]);
};

const putIn: Change = (bytes, chance, words) => {
  const at = chance.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(chance.pick(words), 'latin1'), bytes.subarray(at)]);
};

const putRandom: Change = (bytes, chance) => {
  const at = chance.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), chance.bytes(1 + chance.below(12)), bytes.subarray(at)]);
};

/** Numbers are lengths, sizes, counts: another one lies. */
const lie: Change = (bytes, chance) => {
  const text = bytes.toString('latin1');
  const numbers = [...text.matchAll(/\d{1,10}/g)];
  const found = numbers[chance.below(numbers.length)];
  if (!found) return bytes;
  const said = chance.pick(['0', '-1', '1', '99999999999', '4294967296', '00', `${chance.below(100_000)}`]);
  const end = found.index + found[0].length;
  return Buffer.from(`${text.slice(0, found.index)}${said}${text.slice(end)}`, 'latin1');
};

const cut: Change = (bytes, chance) => bytes.subarray(0, chance.below(bytes.length));

const changes: readonly [Change, ...Change[]] = [flip, drop, repeat, move, putIn, putIn, putRandom, lie, cut];
