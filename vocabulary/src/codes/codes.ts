import type { Coded } from '../coded.ts';

/** Builds the codes of one system: key → [code, official display]. The keys are the words the code of this product uses. */
export function codes<Key extends string>(
  system: string,
  table: Record<Key, readonly [code: string, display: string]>,
): Record<Key, Coded> {
  const built = Object.entries<readonly [string, string]>(table).map(([key, [code, display]]) => [
    key,
    { code, system, display },
  ]);
  return Object.fromEntries(built) as Record<Key, Coded>;
}

/** The code of a table by its value, or `undefined`. Give `system` where two systems share a table. */
export const findCode = (table: Record<string, Coded>, code: string, system?: string): Coded | undefined =>
  Object.values(table).find((known) => known.code === code && (system === undefined || known.system === system));
