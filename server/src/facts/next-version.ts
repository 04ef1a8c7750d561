import type { Act, Tx } from '../platform/index.ts';
import { isOpen, type Fact } from './fact.ts';
import type { KeptBy } from './kept-by.ts';
import { FactChangedMeanwhile, FactClosed, UnknownFact } from './refusals.ts';
import { addVersion, versionsOf } from './store.ts';

export interface Basis {
  id: string;
  personId: string;
  factId: string;
  basedOn: string;
}

/** Adds the version that follows the one the author was looking at. Throws UnknownFact, FactClosed, FactChangedMeanwhile. */
export async function nextVersion(
  tx: Tx,
  act: Act,
  kept: KeptBy,
  basis: Basis,
  change: (last: Fact) => Partial<Fact>,
): Promise<Fact> {
  const [last] = await versionsOf(tx, act.organisationId, basis.personId, basis.factId);
  if (!last || last.module !== kept.module) throw new UnknownFact();
  if (last.id !== basis.basedOn) throw new FactChangedMeanwhile();
  if (!isOpen(last)) throw new FactClosed();
  const next: Fact = {
    ...last,
    why: null,
    ...change(last),
    id: basis.id,
    version: last.version + 1,
    recordedAt: act.at,
    by: act.who,
    byRole: act.role,
  };
  try {
    await addVersion(tx, {
      ...next,
      organisationId: act.organisationId,
      byAccount: act.accountId,
      establishmentId: act.establishmentId,
      series: kept.series.has(next.content.kind),
    });
  } catch (cause) {
    if ((cause as { constraint?: string }).constraint === 'facts_organisation_id_fact_id_version_key')
      throw new FactChangedMeanwhile();
    throw cause;
  }
  tx.announce(`person:${basis.personId}`);
  if (kept.tells) await tx.tell(act, { kind: kept.tells, personId: basis.personId, about: next.factId });
  return next;
}
