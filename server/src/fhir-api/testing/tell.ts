import type { CareplanContent } from '../../careplan/index.ts';
import { keptByCareplan } from '../../careplan/index.ts';
import { keptByCircle, type CircleContent } from '../../circle/index.ts';
import { recordFact } from '../../facts/index.ts';
import { keptByHealth, type HealthContent } from '../../health/index.ts';
import { keptByMedication, type MedicationContent } from '../../medication/index.ts';
import { uuidv7 } from '../../platform/index.ts';
import type { TestHouse } from '../../testing/house.ts';

type Content = HealthContent | CircleContent | CareplanContent | MedicationContent;

const keepers = { health: keptByHealth, circle: keptByCircle, careplan: keptByCareplan, medication: keptByMedication };

/** Writes one fact as its module does, and answers its id. */
export async function tell(
  house: TestHouse,
  module: keyof typeof keepers,
  personId: string,
  content: Content,
  occurredAt = new Date('2026-08-20T08:00:00Z'),
): Promise<string> {
  const id = uuidv7();
  const act = house.act('medecin');
  await house.database.within(act, (tx) => recordFact(tx, act, keepers[module], { id, personId, occurredAt, content }));
  return id;
}

export const allergy = (agent: string): HealthContent => ({
  kind: 'allergy',
  label: `Allergie : ${agent}`,
  agent,
  category: 'medication',
});
export const pulse = (rate: number): HealthContent => ({ kind: 'vital-signs', values: { 'heart-rate': rate } });
