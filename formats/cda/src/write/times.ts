/** How a document writes its dates, all in one zone. */
export interface Times {
  /** `YYYYMMDDhhmmss±ZZzz` (CDA digest §1.2). */
  stamp: (instant: Date) => string;
  /** For people: `20/11/2026 à 14:05`. */
  spoken: (instant: Date) => string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it: one per zone is kept. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formatters.get(timeZone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  formatters.set(timeZone, made);
  return made;
}

/**
 * The dates of a document written in one IANA zone.
 * @throws RangeError when the zone is unknown or an instant is not a date.
 */
export function timesOf(timeZone: string): Times {
  const formatter = formatterOf(timeZone);
  const partsOf = (instant: Date): Record<string, string> =>
    Object.fromEntries(formatter.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    stamp(instant) {
      const p = partsOf(instant);
      const offset =
        p['timeZoneName'] === 'GMT' ? '+0000' : (p['timeZoneName'] ?? '').replace('GMT', '').replace(':', '');
      return `${(p['year'] ?? '').padStart(4, '0')}${p['month']}${p['day']}${p['hour']}${p['minute']}${p['second']}${offset}`;
    },
    spoken(instant) {
      const p = partsOf(instant);
      return `${p['day']}/${p['month']}/${p['year']} à ${p['hour']}:${p['minute']}`;
    },
  };
}

/** `YYYY[-MM[-DD]]` as HL7 writes it: 4, 6 or 8 digits. */
export const hl7Day = (day: string): string => day.replaceAll('-', '');

/** `YYYY[-MM[-DD]]` as people read it: `12/04/1958`, `04/1958`, `1958`; a dash when unknown. */
export const spokenDay = (day: string | undefined): string => (day ? day.split('-').toReversed().join('/') : '—');
