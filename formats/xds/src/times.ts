/** An instant as XDS slots write it: `AAAAMMJJhhmmss` in UTC. */
export const xdsTime = (instant: Date): string => instant.toISOString().slice(0, 19).replaceAll(/\D/g, '');

const shape = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})?)?)?)?)?$/;

/** The instant of an XDS time, whatever its precision; undefined when it is none. */
export function instantOf(time: string): Date | undefined {
  const [matched, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00'] =
    shape.exec(time) ?? [];
  if (matched === undefined) return undefined;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant.getTime()) || xdsTime(instant) !== `${year}${month}${day}${hour}${minute}${second}`
    ? undefined
    : instant;
}

/**
 * A date of a CDA header as an XDS time. Hours without their offset cannot be told in UTC: only the day is kept.
 * A day alone stays a day.
 */
export function timeOfCdaDate(date: string): string {
  const [day = ''] = date.split('T');
  if (/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(date)) {
    const instant = new Date(date);
    if (!Number.isNaN(instant.getTime())) return xdsTime(instant);
  }
  return day.replaceAll('-', '');
}
