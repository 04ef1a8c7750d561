import { Content } from './content.ts';
import type { Field, Kind, Typed } from './kind.ts';

/** Drops what was left empty, trims the rest: an empty text is « not said », never a value. */
export function cleaned(typed: Typed): Typed {
  const kept = Object.entries(typed)
    .map(([name, value]): [string, unknown] => [name, typeof value === 'string' ? value.trim() : value])
    .filter(([, value]) => value !== '' && value !== undefined && value !== null);
  return Object.fromEntries(kept);
}

/** The content as the server takes it, or undefined while something is missing or wrong. */
export function completeContent(kind: Kind, typed: Typed, occurredAt: string): Content | undefined {
  const words = cleaned(typed);
  const answer = Content.safeParse({ ...(kind.complete?.(words, occurredAt) ?? words), kind: kind.kind });
  return answer.success ? answer.data : undefined;
}

/** The words a correction begins with. */
export function typedFrom(kind: Kind, content: Content): Typed {
  const { kind: _kind, ...said } = content;
  return { ...kind.blank(), ...(kind.typedFrom?.(content) ?? said) };
}

/** Labels of what must still be said, for the sentence beside the button. */
export function missingFields(fields: readonly Field[], typed: Typed): string[] {
  const words = cleaned(typed);
  return fields.filter(({ name, required }) => required === true && isEmpty(words[name])).map(({ label }) => label);
}

const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

/** The text of a field, empty while nothing is typed. */
export const textOf = (typed: Typed, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

/** `1936`, `06/1936` or `21/06/1936` → `1936`, `1936-06`, `1936-06-21`; undefined when it is none of them. */
export function readKnownDate(text: string): string | undefined {
  const [, day, month, year] = /^\s*(?:(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ])?(\d{4})\s*$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return year;
  const written = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
  const found = new Date(day === undefined ? `${written}-01T00:00:00Z` : `${written}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(written) ? written : undefined;
}

/** `depuis juin 1936`, ready for a quiet line. */
export const joined = (...parts: (string | undefined | false)[]): string | undefined =>
  parts.filter((part) => part !== undefined && part !== false && part !== '').join(' · ') || undefined;
