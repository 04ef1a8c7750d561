import { setTimeout as sleep } from 'node:timers/promises';
import { annuaireBurst, annuaireCallsPerSecond } from '@liane/vocabulary/unverified/annuaire';

/** Holds calls back so that no second sees more than the service allows (digest 14: 17 a second for one application). */
export interface Pace {
  /** Resolves when the call may leave; rejects when the deadline comes first. */
  turn(deadline: AbortSignal): Promise<void>;
}

export interface Clock {
  /** Milliseconds. */
  now(): number;
  wait(milliseconds: number, deadline: AbortSignal): Promise<void>;
}

const realClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/** A few leave at once, the following at even steps: a burst each second would meet another in the window of the service. */
export function keepPace(clock = realClock): Pace {
  const step = 1_000 / annuaireCallsPerSecond;
  let next = -Infinity;
  return {
    async turn(deadline) {
      const now = clock.now();
      // The place is taken at once, so that two callers never take the same one.
      const mine = Math.max(next, now - (annuaireBurst - 1) * step);
      next = mine + step;
      if (mine > now) await clock.wait(mine - now, deadline);
    },
  };
}
