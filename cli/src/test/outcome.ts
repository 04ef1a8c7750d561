/** What became of one check or one test. */
export interface Outcome {
  /** A claim: `types hold`, `INS/va1.54 qualified only when…`. */
  name: string;
  state: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped, as the tool said it. */
  detail?: string;
}

/** `2 passed, 1 failed, 0 skipped`. */
export function count(outcomes: Outcome[]): string {
  const of = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
  return `${of('passed')} passed, ${of('failed')} failed, ${of('skipped')} skipped`;
}
