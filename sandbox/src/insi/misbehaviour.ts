import { insiCallsPerSecond } from '@liane/vocabulary/unverified/insi';
import { searchOutOfService, tooManyCalls } from './faults.ts';
import type { Search } from './rules/search.ts';

/** A birth name that plays the technical error of the search (digest §2.6). Slowness and outages are the town's switchboard. */
export function breakOnTrigger({ birthName }: Search): void {
  if (birthName === 'ERREUR TECHNIQUE') throw searchOutOfService();
}

/** The soft limit of U-09: beyond it a call is only noted, until the limit is made strict. */
export interface CallLimit {
  /** True: refuses beyond the limit. */
  strict: boolean;
  /** Counts one call. True when it is one too many. @throws Refused (Receiver) when strict */
  count(now: Date): boolean;
  /** Forgets the calls, and is soft again. */
  reset(): void;
}

export function createCallLimit(perSecond: number = insiCallsPerSecond): CallLimit {
  let recent: number[] = [];
  return {
    strict: false,
    count(now) {
      const at = now.getTime();
      recent = [...recent.filter((call) => call > at - 1000), at];
      const tooMany = recent.length > perSecond;
      if (tooMany && this.strict) throw tooManyCalls(perSecond);
      return tooMany;
    },
    reset() {
      recent = [];
      this.strict = false;
    },
  };
}
