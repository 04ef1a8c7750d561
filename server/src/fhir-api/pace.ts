/** How often one key may try, in this process: a window that slides, a memory that is bounded. */
export function paceOf({ most, withinMs, keys = 10_000 }: { most: number; withinMs: number; keys?: number }) {
  const tries = new Map<string, number[]>();
  return {
    /** Counts one try; false when there were too many. */
    mayTry(key: string, now: Date): boolean {
      const since = now.getTime() - withinMs;
      const recent = (tries.get(key) ?? []).filter((at) => at > since);
      tries.delete(key);
      if (tries.size >= keys) tries.delete(tries.keys().next().value ?? '');
      tries.set(key, [...recent, now.getTime()].slice(-most - 1));
      return recent.length < most;
    },
  };
}

export type Pace = ReturnType<typeof paceOf>;
