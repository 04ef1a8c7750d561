import type { CareplanContent } from '../careplan/index.ts';
import type { CircleContent } from '../circle/index.ts';
import type { Fact } from '../facts/index.ts';
import type { HealthContent } from '../health/index.ts';
import type { MedicationContent } from '../medication/index.ts';

type Content = HealthContent | CircleContent | CareplanContent | MedicationContent;
type OfKind<K extends Content['kind']> = Fact<Extract<Content, { kind: K }>>;

/** The current facts of one kind, the latest first. The contract of each module has checked their content when they were written. */
export const currentOf = <K extends Content['kind']>(facts: readonly Fact[], kind: K): OfKind<K>[] =>
  (facts.filter((fact) => fact.state === 'current' && fact.content.kind === kind) as OfKind<K>[]).toSorted(
    (a, b) => b.occurredAt.getTime() - a.occurredAt.getTime(),
  );
