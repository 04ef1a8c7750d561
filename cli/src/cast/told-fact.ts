import type { CareplanContent } from '@liane/server/contract/careplan';
import type { CircleContent } from '@liane/server/contract/circle';
import type { HealthContent } from '@liane/server/contract/health';
import type { MedicationContent } from '@liane/server/contract/medication';

/** A fact of the cast, as the module that keeps it takes it. */
export type ToldFact = {
  occurredAt: Date;
  /** Key of the professional who says it; the usual author of the record when absent. */
  authorKey?: string;
} & (
  | { module: 'health'; content: HealthContent }
  | { module: 'circle'; content: CircleContent }
  | { module: 'careplan'; content: CareplanContent }
  | { module: 'medication'; content: MedicationContent }
);

/** `daysAgo` and `HH:mm` of a demonstration, never later than `now`. */
export function told(now: Date, daysAgo: number, at: string): Date {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const day = new Date(now);
  day.setDate(day.getDate() - daysAgo);
  day.setHours(hours, minutes, 0, 0);
  return day > now ? new Date(now.getTime() - 60_000) : day;
}
