const day = 86_400_000;

function pieces(at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('fr-FR', options).format(at);
}

/** `14 h 32`, `22 h` on the hour. */
export function frenchTime(at: Date): string {
  const minutes = at.getMinutes();
  return minutes === 0 ? `${at.getHours()} h` : `${at.getHours()} h ${String(minutes).padStart(2, '0')}`;
}

/** Whole civil days between two instants, in local time: daylight-saving nights count for one. */
function daysBefore(at: Date, now: Date): number {
  const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(now) - midnight(at)) / day);
}

/** As people say it: `hier à 22 h`, `mardi à 9 h 05`, `le 3 mars à 14 h`, `le 3 mars 2024`. */
export function spokenInstant(at: Date, now: Date): string {
  const days = daysBefore(at, now);
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes >= 0 && minutes < 1) return 'à l’instant';
  if (minutes >= 0 && minutes < 60) return `il y a ${minutes} min`;
  const time = frenchTime(at);
  if (days === 0) return `aujourd’hui à ${time}`;
  if (days === 1) return `hier à ${time}`;
  if (days === -1) return `demain à ${time}`;
  if (days > 1 && days < 7) return `${pieces(at, { weekday: 'long' })} à ${time}`;
  if (days < 0 && days > -7) return `${pieces(at, { weekday: 'long' })} prochain à ${time}`;
  if (at.getFullYear() === now.getFullYear()) return `le ${dayAndMonth(at)} à ${time}`;
  return `le ${dayAndMonth(at)} ${at.getFullYear()}`;
}

/** The whole of it, for the focus and the screen reader: `mardi 3 mars 2026 à 14 h 32`. */
export function fullInstant(at: Date): string {
  return `${pieces(at, { weekday: 'long' })} ${dayAndMonth(at)} ${at.getFullYear()} à ${frenchTime(at)}`;
}

/** `1936-06-21` → `21 juin 1936`, `1936-06` → `juin 1936`, `1936` → `1936`; a lunar date keeps what is known of it. */
export function spokenCivilDate(date: string): string {
  const [year = '', month, dayOfMonth] = date.split('-');
  if (month === undefined || month === '00') return year;
  const name = pieces(new Date(2000, Number(month) - 1, 1), { month: 'long' });
  if (dayOfMonth === undefined || dayOfMonth === '00') return `${name} ${year}`;
  return `${ordinal(Number(dayOfMonth))} ${name} ${year}`;
}

/** `1936-06-21` → `21/06/1936`. */
export function writtenCivilDate(date: string): string {
  return date.split('-').toReversed().join('/');
}

/** What was typed for a date (`21/06/1936`, `21.6.1936`, `21061936`) → `1936-06-21`; undefined when no such day exists. */
export function readCivilDate(typed: string): string | undefined {
  const [, d, m, y] =
    /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\s*$/.exec(typed) ?? /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(typed) ?? [];
  if (d === undefined || m === undefined || y === undefined) return undefined;
  const date = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const found = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(date) ? date : undefined;
}

/** Today as `YYYY-MM-DD` in local time. */
export function today(now = new Date()): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

function dayAndMonth(at: Date): string {
  return `${ordinal(at.getDate())} ${pieces(at, { month: 'long' })}`;
}

function ordinal(dayOfMonth: number): string {
  return dayOfMonth === 1 ? '1er' : String(dayOfMonth);
}
