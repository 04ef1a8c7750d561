/** Durations of one thing done many times, in milliseconds. */
export interface Timing {
  median: number;
  p95: number;
}

/**
 * Does each thing in turn, round after round, so that what disturbs the machine disturbs all of them alike.
 * The first rounds warm up and are not counted.
 */
export async function alternate<K extends string>(
  things: Record<K, (round: number) => Promise<unknown>>,
  rounds: number,
  warmUp = Math.min(50, Math.ceil(rounds / 5)),
): Promise<Record<K, Timing>> {
  const names = Object.keys(things) as K[];
  const durations = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const startedAt = performance.now();
      await things[name](round + warmUp);
      if (round >= 0) durations.get(name)?.push(performance.now() - startedAt);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timingOf(durations.get(name) ?? [])])) as Record<K, Timing>;
}

/** How many times a second each thing is done by so many at once; windows alternate for the same reason. */
export async function rates<K extends string>(
  things: Record<K, () => Promise<unknown>>,
  { atOnce, windows = 6, milliseconds = 1000 }: { atOnce: number; windows?: number; milliseconds?: number },
): Promise<Record<K, number>> {
  const names = Object.keys(things) as K[];
  const counted = new Map<K, { done: number; elapsed: number }>(names.map((name) => [name, { done: 0, elapsed: 0 }]));
  for (let window = -1; window < windows; window++) {
    for (const name of names) {
      const startedAt = performance.now();
      const until = startedAt + milliseconds;
      let done = 0;
      const one = async (): Promise<void> => {
        for (; performance.now() < until; done++) await things[name]();
      };
      await Promise.all(Array.from({ length: atOnce }, one));
      const count = counted.get(name);
      if (window < 0 || !count) continue;
      count.done += done;
      count.elapsed += performance.now() - startedAt;
    }
  }
  return Object.fromEntries([...counted].map(([name, { done, elapsed }]) => [name, (done * 1000) / elapsed])) as Record<
    K,
    number
  >;
}

export function timingOf(durations: readonly number[]): Timing {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}
