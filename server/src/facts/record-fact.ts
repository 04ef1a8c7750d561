import type { Act, Tx } from '../platform/index.ts';
import type { Fact, FactContent } from './fact.ts';
import type { KeptBy } from './kept-by.ts';
import { FactInTheFuture } from './refusals.ts';
import { sendFirstVersion } from './store.ts';

/** Clocks of phones drift: a few minutes ahead are not the future. */
const tolerated = 5 * 60_000;

/** Writes the first version of a fact. `id` is made by the client and becomes the `factId`. */
export async function recordFact(
  tx: Tx,
  act: Act,
  kept: KeptBy,
  written: { id: string; personId: string; occurredAt: Date; content: FactContent },
): Promise<Fact> {
  checkNotInTheFuture(written.occurredAt, act);
  const fact: Fact = {
    id: written.id,
    factId: written.id,
    personId: written.personId,
    module: kept.module,
    version: 1,
    content: written.content,
    occurredAt: written.occurredAt,
    recordedAt: act.at,
    by: act.who,
    byRole: act.role,
    state: 'current',
    endedAt: null,
    why: null,
  };
  sendFirstVersion(tx, {
    ...fact,
    organisationId: act.organisationId,
    byAccount: act.accountId,
    establishmentId: act.establishmentId,
    series: kept.series.has(fact.content.kind),
  });
  tx.announce(`person:${written.personId}`);
  if (kept.tells) await tx.tell(act, { kind: kept.tells, personId: written.personId, about: fact.factId });
  return fact;
}

/** Throws FactInTheFuture. */
export function checkNotInTheFuture(at: Date, act: Act): void {
  if (at.getTime() > act.at.getTime() + tolerated) throw new FactInTheFuture();
}
