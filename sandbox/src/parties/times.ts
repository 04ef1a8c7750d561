import { dayBegins, europeParis, frenchDateTime, hl7Timestamp, inFrenchDate } from '@liane/vocabulary';
import { instantOf } from '@liane/xds';

/** « 21/11/2026 à 16:05 », in the town. */
export const spoken = (instant: Date): string => frenchDateTime(instant, europeParis);

/** The value of a `datetime-local` field. */
export function fieldTime(instant: Date): string {
  const at = hl7Timestamp(instant, europeParis);
  return `${at.slice(0, 4)}-${at.slice(4, 6)}-${at.slice(6, 8)}T${at.slice(8, 10)}:${at.slice(10, 12)}`;
}

/** What somebody typed in a `datetime-local` field; undefined when it is none. */
export function instantTyped(text: string): Date | undefined {
  const [, day, hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/.exec(text) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(`${day}T${hours}:${minutes}:00Z`))) return undefined;
  // On the two days the clocks change, midnight is not so many hours away: the field is asked again.
  const naive = new Date(dayBegins(day, europeParis).getTime() + (Number(hours) * 60 + Number(minutes)) * 60_000);
  const drift = Date.parse(`${day}T${hours}:${minutes}:00Z`) - Date.parse(`${fieldTime(naive)}:00Z`);
  return new Date(naive.getTime() + drift);
}

/** `AAAAMMJJhhmmss` of XDS, as people say it. */
export function spokenXds(time: string | null): string {
  const instant = time === null ? undefined : instantOf(time);
  if (!instant) return 'date inconnue';
  return time !== null && time.length > 8
    ? spoken(instant)
    : inFrenchDate(`${time?.slice(0, 4)}-${time?.slice(4, 6)}-${time?.slice(6, 8)}`);
}
