/** Zone of an establishment that names none. */
export const europeParis = 'Europe/Paris';

/** True for a `YYYY-MM-DD` that exists in the calendar. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A date whose month or day is unknown, written `00` (digest §2.2). Never imported by itself: INS/va1.28. */
export function isLunarDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  if (month !== '00' && day !== '00') return false;
  return isCivilDate(`${year}-${month === '00' ? '01' : month}-${day === '00' ? '01' : day}`);
}

export interface Age {
  /** Whole years. */
  years: number;
  /** All whole months since birth, not only those beyond the years. */
  months: number;
}

/** Age on a civil day. `undefined` when a date is not a civil one (a lunar date has no sure age) or the day comes before birth. */
export function ageAt(birthDate: string, day: string): Age | undefined {
  if (!isCivilDate(birthDate) || !isCivilDate(day) || day < birthDate) return undefined;
  const [birthYear = 0, birthMonth = 0, birthDay = 0] = birthDate.split('-').map(Number);
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const months = (year - birthYear) * 12 + (month - birthMonth) - (dayOfMonth < birthDay ? 1 : 0);
  return { years: Math.floor(months / 12), months };
}

/** `88 ans`; in months under three years (`26 mois`), since a toddler is told so. `undefined` as `ageAt`. */
export function ageInFrench(birthDate: string, day: string): string | undefined {
  const age = ageAt(birthDate, day);
  if (age === undefined) return undefined;
  return age.years < 3 ? `${age.months} mois` : `${age.years} ans`;
}

/** `YYYYMMDDhhmmss±ZZzz` in that zone: TS of HL7 with its offset (CDA digest §1.4). Right on both daylight-saving nights. */
export function hl7Timestamp(instant: Date, timeZone: string): string {
  const at = partsIn(instant, timeZone);
  return `${at.year}${at.month}${at.day}${at.hour}${at.minute}${at.second}${at.offset}`;
}

/** The civil day `YYYY-MM-DD` it is in that zone at that instant. */
export function civilDateIn(instant: Date, timeZone: string): string {
  const at = partsIn(instant, timeZone);
  return `${at.year}-${at.month}-${at.day}`;
}

/** The instant when a civil day begins in a zone, right on the days the clocks change. */
export function dayBegins(date: string, timeZone: string): Date {
  const guess = new Date(`${date}T00:00:00Z`);
  const first = new Date(guess.getTime() - offsetIn(guess, timeZone));
  return new Date(guess.getTime() - offsetIn(first, timeZone));
}

/** Milliseconds east of UTC. */
function offsetIn(instant: Date, timeZone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})$/.exec(partsIn(instant, timeZone).offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** `1936-06-21` → `21/06/1936`; a lunar date keeps its zeros. Another text is returned as it is. */
export function inFrenchDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year === undefined ? date : `${day}/${month}/${year}`;
}

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** What people know of a past date: `2026` → `2026`, `2026-04` → `avril 2026`, `2026-04-12` → `12/04/2026`. */
export function partialDateInFrench(date: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? inFrenchDate(date) : `${name} ${year}`;
}

/** `depuis 2026`, `depuis avril 2026`, `depuis le 12/04/2026`. */
export function sinceInFrench(date: string): string {
  const told = partialDateInFrench(date);
  return told.includes('/') ? `depuis le ${told}` : `depuis ${told}`;
}

/** `21/11/2026 à 09:47` in that zone. */
export function frenchDateTime(instant: Date, timeZone: string): string {
  const at = partsIn(instant, timeZone);
  return `${at.day}/${at.month}/${at.year} à ${at.hour}:${at.minute}`;
}

interface Parts {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
  /** `+0200`. */
  offset: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

function partsIn(instant: Date, timeZone: string): Parts {
  const found = new Map(
    formatIn(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? '';
  const [, sign = '+', hours = '00', minutes = '00'] = /([+-])(\d{2}):(\d{2})/.exec(part('timeZoneName')) ?? [];
  return {
    year: part('year').padStart(4, '0'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    offset: `${sign}${hours}${minutes}`,
  };
}
