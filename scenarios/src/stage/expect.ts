import { deepStrictEqual } from 'node:assert';

/** A claim that does not hold, with what was found. */
export class ClaimBroken extends Error {}

/** Throws ClaimBroken unless it is true. */
export function holds(truth: boolean, found: unknown): asserts truth {
  if (!truth) throw new ClaimBroken(`found: ${JSON.stringify(found)}`);
}

/** Throws unless both say the same, with what differs. */
export const same = (found: unknown, expected: unknown): void => deepStrictEqual(found, expected);

/** The only row of a question. Throws ClaimBroken when there is none, or several. */
export function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new ClaimBroken(`${rows.length} rows: ${JSON.stringify(rows)}`);
  return row;
}
