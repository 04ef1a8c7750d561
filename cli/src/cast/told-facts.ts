import type { CastRecord } from '@liane/cast';
import { circleFacts } from './circle-facts.ts';
import { healthFacts } from './health-facts.ts';
import { medicationFacts } from './medication-facts.ts';
import { told, type ToldFact } from './told-fact.ts';

/** A record of the cast as facts of the product, dated from `now` so that demonstrations do not age. */
export const toldFacts = (record: CastRecord, now: Date): ToldFact[] => [
  ...healthFacts(record, now),
  ...circleFacts(record, now),
  ...medicationFacts(record, now),
  ...autonomy(record, now),
];

function autonomy({ gir }: CastRecord, now: Date): ToldFact[] {
  const level = Number(gir?.level.display.at(-1));
  if (!gir || !Number.isInteger(level)) return [];
  return [
    {
      module: 'careplan',
      content: { kind: 'autonomy', gir: level, evaluatedOn: gir.evaluatedOn },
      occurredAt: told(now, 12, '11:30'),
    },
  ];
}
