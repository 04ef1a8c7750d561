/** Numbers that look drawn and are the same at each run (mulberry32). */
export function draws(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The same bytes, spoilt in one to four places: changed, cut, repeated, moved, or with a word of the trade thrown in. */
export function mutated(bytes: Buffer, draw: (below: number) => number, words: readonly string[]): Buffer {
  let result = Buffer.from(bytes);
  for (let times = draw(4); times >= 0; times--) {
    const at = draw(result.length + 1);
    const length = draw(Math.min(200, result.length - at + 1));
    const [before, piece, after] = [
      result.subarray(0, at),
      result.subarray(at, at + length),
      result.subarray(at + length),
    ];
    const spoilt = [
      () => Buffer.concat([before, after]),
      () => Buffer.concat([before, piece, piece, after]),
      () => Buffer.concat([before, Buffer.from(words[draw(words.length)] ?? ''), piece, after]),
      () => before,
      () => Buffer.concat([before, Buffer.from(piece).map((byte) => byte ^ (1 << draw(8))), after]),
      () => Buffer.concat([after, before, piece]),
    ];
    // Cutting the end off is the rarest: what is short tells little.
    const chosen = draw(12);
    result = Buffer.from(spoilt[chosen < spoilt.length ? chosen : 4]?.() ?? result);
  }
  return result;
}
