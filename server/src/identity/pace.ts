import { setTimeout as sleep } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds, never going back. */
  now(): number;
  wait(milliseconds: number): Promise<unknown>;
}

const machine: Clock = { now: () => performance.now(), wait: (milliseconds) => sleep(milliseconds) };

/** Waits until one more call keeps us within `perSecond` in any second; those who wait go in the order they came. */
export function atMost(perSecond: number, clock: Clock = machine): () => Promise<void> {
  const gone: number[] = [];
  let last: Promise<void> = Promise.resolve();
  const turn = async (): Promise<void> => {
    const oldest = gone.length < perSecond ? undefined : gone.shift();
    const early = oldest === undefined ? 0 : oldest + 1000 - clock.now();
    if (early > 0) await clock.wait(early);
    gone.push(clock.now());
  };
  return () => (last = last.then(turn));
}
