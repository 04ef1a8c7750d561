import { callsPerSecond } from './rules/limits.ts';

/** Counts the calls of the last second. */
export interface Limiter {
  /** False when this call is one too many; it is not counted then. */
  admit(now: Date): boolean;
  reset(): void;
}

export function createLimiter(): Limiter {
  let calls: number[] = [];
  return {
    admit(now) {
      const at = now.getTime();
      calls = calls.filter((each) => each > at - 1_000 && each <= at);
      if (calls.length >= callsPerSecond) return false;
      calls.push(at);
      return true;
    },
    reset: () => void (calls = []),
  };
}
