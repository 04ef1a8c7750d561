import type { Act, Tx } from '../platform/index.ts';
import type { Fact } from './fact.ts';
import type { KeptBy } from './kept-by.ts';
import { nextVersion, type Basis } from './next-version.ts';

/** It was true, and is over since `endedAt`. */
export function end(tx: Tx, act: Act, kept: KeptBy, basis: Basis, { endedAt, why }: { endedAt: Date; why: string | null }): Promise<Fact> {
  return nextVersion(tx, act, kept, basis, () => ({ state: 'ended', endedAt, why }));
}
