import type { Fact } from './fact.ts';

/** A fact as screens read it. */
export const present = (fact: Fact) => ({
  id: fact.id,
  factId: fact.factId,
  personId: fact.personId,
  kind: fact.content.kind,
  version: fact.version,
  occurredAt: fact.occurredAt.toISOString(),
  recordedAt: fact.recordedAt.toISOString(),
  by: fact.by,
  byRole: fact.byRole,
  state: fact.state,
  endedAt: fact.endedAt?.toISOString() ?? null,
  why: fact.why,
  content: fact.content,
});
