import { createHash } from 'node:crypto';

/** Chance that is the same again for the same words: a failure is replayed by its name. */
export interface Chance {
  /** From 0 to `most` excluded; 0 when nothing is possible. */
  below(most: number): number;
  pick<Each>(all: readonly [Each, ...Each[]]): Each;
  bytes(length: number): Buffer;
}

/** xorshift128 (Marsaglia 2003), started by a hash of the words. */
export function chanceOf(...words: readonly (string | number)[]): Chance {
  const start = createHash('sha256').update(words.join('\n')).digest();
  let [x, y, z, w] = [start.readUInt32LE(0), start.readUInt32LE(4), start.readUInt32LE(8), start.readUInt32LE(12) | 1];
  const next = (): number => {
    const mixed = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = (w ^ (w >>> 19) ^ mixed ^ (mixed >>> 8)) >>> 0;
    return w;
  };
  const below = (most: number): number => (most <= 0 ? 0 : next() % most);
  return {
    below,
    pick: (all) => all[below(all.length)] ?? all[0],
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  };
}
