import type { Act, Tx } from '../platform/index.ts';
import type { Fact, FactContent } from './fact.ts';
import type { KeptBy } from './kept-by.ts';
import { nextVersion, type Basis } from './next-version.ts';
import { checkNotInTheFuture } from './record-fact.ts';
import { FactKindChanged } from './refusals.ts';

/** Says it otherwise; the version before stays readable. */
export async function correct(
  tx: Tx,
  act: Act,
  kept: KeptBy,
  basis: Basis,
  correction: { content: FactContent; occurredAt: Date; why: string | null },
): Promise<Fact> {
  checkNotInTheFuture(correction.occurredAt, act);
  return nextVersion(tx, act, kept, basis, (last) => {
    if (last.content.kind !== correction.content.kind) throw new FactKindChanged();
    return correction;
  });
}
