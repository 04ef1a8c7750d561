import type { Act, Tx } from '../platform/index.ts';
import type { Fact } from './fact.ts';
import type { KeptBy } from './kept-by.ts';
import { nextVersion, type Basis } from './next-version.ts';

/** It was written by mistake: it leaves the record and stays in its history, with the reason. */
export function withdraw(tx: Tx, act: Act, kept: KeptBy, basis: Basis, why: string): Promise<Fact> {
  return nextVersion(tx, act, kept, basis, () => ({ state: 'withdrawn', endedAt: act.at, why }));
}
