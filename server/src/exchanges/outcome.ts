/** How an attempt ended, whatever the service. */
export type Outcome =
  /** At its destination; `insQualified`: the matricule left with it. */
  | { kind: 'gone'; insQualified: boolean; said: string | null }
  /** Not now, because of what the service or a rule told: it leaves once the cause is gone. */
  | { kind: 'held'; code: string; said: string; todo: string | null }
  /** Refused for good: somebody must look. */
  | { kind: 'refused'; code: string; said: string; todo: string | null }
  /** No answer that says it; tried again. `isDown`: the service itself; `unsure`: it may have arrived all the same. */
  | { kind: 'again'; code: string; said: string; isDown: boolean; unsure: boolean }
  /** A fault of ours, of which the service knows nothing. */
  | { kind: 'fault' }
  /** Nothing had to leave. */
  | { kind: 'over'; code: string; said: string };

export const held = (code: string, said: string, todo: string | null): Outcome => ({ kind: 'held', code, said, todo });
export const gone = (insQualified: boolean, said: string | null = null): Outcome => ({
  kind: 'gone',
  insQualified,
  said,
});
