import { CareplanContent } from '@liane/server/contract/careplan';
import { CircleContent } from '@liane/server/contract/circle';
import { factContracts } from '@liane/server/contract/facts';
import type { FactFrame } from '@liane/server/contract/facts';
import { HealthContent } from '@liane/server/contract/health';
import { MedicationContent } from '@liane/server/contract/medication';
import { z } from 'zod';

/** Everything a fact of a record may say, whichever module keeps it. */
export const Content = z.discriminatedUnion('kind', [HealthContent, CircleContent, CareplanContent, MedicationContent]);
export type Content = z.infer<typeof Content>;
export type KindName = Content['kind'];
export type ContentOf<K extends KindName> = Extract<Content, { kind: K }>;

export type Fact = FactFrame & { content: Content };
export type FactOf<K extends KindName> = FactFrame & { content: ContentOf<K> };

export const factModules = ['health', 'circle', 'careplan', 'medication'] as const;
export type FactModule = (typeof factModules)[number];

/** The same six acts for each module: one screen machinery serves them all. */
export const doors = {
  health: factContracts('health', Content, 'Santé'),
  circle: factContracts('circle', Content, 'Entourage et droits'),
  careplan: factContracts('careplan', Content, 'Projet et autonomie'),
  medication: factContracts('medication', Content, 'Traitements'),
} as const satisfies Record<FactModule, ReturnType<typeof factContracts<typeof Content>>>;

/** The facts of one kind that still hold, latest first. */
export function currentOf<K extends KindName>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  return facts
    .filter((fact): fact is FactOf<K> => fact.state === 'current' && fact.content.kind === kind)
    .toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt));
}
