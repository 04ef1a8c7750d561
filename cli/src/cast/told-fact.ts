import { civilDateIn, europeParis, hl7Timestamp } from '@liane/vocabulary';
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

/** `daysAgo` and `HH:mm` of a demonstration, as the clocks of Paris say it, never later than `now`. */
export function told(now: Date, daysAgo: number, at: string): Date {
  const dayBefore = new Date(now.getTime() - daysAgo * 86_400_000);
  const asUtc = new Date(`${civilDateIn(dayBefore, europeParis)}T${at}:00Z`);
  const [, sign = '+', hours = '0', minutes = '0'] =
    /([+-])(\d{2})(\d{2})$/.exec(hl7Timestamp(asUtc, europeParis)) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const moment = new Date(asUtc.getTime() - ahead);
  return moment > now ? new Date(now.getTime() - 60_000) : moment;
}
