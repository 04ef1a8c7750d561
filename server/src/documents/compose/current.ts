import type { CareplanContent } from '../../careplan/index.ts';
import type { CircleContent } from '../../circle/index.ts';
import type { Fact } from '../../facts/index.ts';
import type { HealthContent } from '../../health/index.ts';
import type { MedicationContent } from '../../medication/index.ts';

type Content = HealthContent | CircleContent | CareplanContent | MedicationContent;
export type OfKind<K extends Content['kind']> = Fact<Extract<Content, { kind: K }>>;

/** The facts of one kind that hold now, the latest first. Their module checked their content when they were written. */
export const currentOf = <K extends Content['kind']>(facts: readonly Fact[], kind: K): OfKind<K>[] =>
  (facts.filter((fact) => fact.state === 'current' && fact.content.kind === kind) as OfKind<K>[]).toSorted(
    (a, b) => b.occurredAt.getTime() - a.occurredAt.getTime(),
  );
