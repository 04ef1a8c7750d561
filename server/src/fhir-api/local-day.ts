import { hl7Timestamp } from '@liane/vocabulary';

/** The instant when a civil day begins in a zone, right on the days the clocks change. */
export function dayBegins(date: string, timeZone: string): Date {
  const guess = new Date(`${date}T00:00:00Z`);
  const offset = offsetOf(guess, timeZone);
  const first = new Date(guess.getTime() - offset);
  return new Date(guess.getTime() - offsetOf(first, timeZone));
}

/** Milliseconds east of UTC. */
function offsetOf(instant: Date, timeZone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2})(\d{2})$/.exec(hl7Timestamp(instant, timeZone)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
