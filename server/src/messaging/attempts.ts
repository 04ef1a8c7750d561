const minute = 60_000;
const lease = 10 * minute;

/** A day and a half of attempts, each later than the one before; then people are told. */
export const mostAttempts = 40;

/** Until then nobody else sends what somebody is sending. */
export const leaseFrom = (now: Date): Date => new Date(now.getTime() + lease);

/** One minute after the first failure, then twice as long each time, one hour at most. */
export const retryAt = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + Math.min(60, 2 ** Math.min(attempts - 1, 6)) * minute);

/** The operator, or our own rules, said no: sending again would change nothing. */
export const isFinal = (error: unknown): boolean =>
  error instanceof Error && 'worthRetrying' in error && error.worthRetrying === false;
