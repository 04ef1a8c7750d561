import { civilDateIn, hl7Timestamp } from '@liane/vocabulary';

/** The hour that begins the words of an author (« 12 h 15, bon appétit »): the last time that hour came. Undefined without an hour. */
export function lastMealIn(words: string, now: Date, timeZone: string): { at: Date; comment?: string } | undefined {
  const [whole = '', hours = '', minutes = '0'] = /^\D{0,20}?(\d{1,2})\s*[h:]\s*(\d{2})?/i.exec(words) ?? [];
  if (whole === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const today = at(civilDateIn(now, timeZone), Number(hours), Number(minutes), timeZone);
  const last = today > now ? new Date(today.getTime() - 86_400_000) : today;
  const comment = words.slice(whole.length).replace(/^[\s,;:.-]+/, '');
  return { at: last, ...(comment ? { comment } : {}) };
}

/** That hour of that civil day in that zone. */
function at(day: string, hours: number, minutes: number, timeZone: string): Date {
  const asUtc = new Date(`${day}T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}:00Z`);
  const [, sign = '+', offsetHours = '00', offsetMinutes = '00'] =
    /([+-])(\d{2})(\d{2})$/.exec(hl7Timestamp(asUtc, timeZone)) ?? [];
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1);
  return new Date(asUtc.getTime() - offset * 60_000);
}
