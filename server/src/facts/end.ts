import type { Act, Tx } from '../platform/index.ts';
import type { Fact } from './fact.ts';
import type { KeptBy } from './kept-by.ts';
import { nextVersion, type Basis } from './next-version.ts';
import { checkNotInTheFuture } from './record-fact.ts';

/** It was true, and is over since `endedAt`. */
export async function end(
  tx: Tx,
  act: Act,
  kept: KeptBy,
  basis: Basis,
  { endedAt, why }: { endedAt: Date; why: string | null },
): Promise<Fact> {
  checkNotInTheFuture(endedAt, act);
  return nextVersion(tx, act, kept, basis, () => ({ state: 'ended', endedAt, why }));
}
