import { dayBegins, europeParis, isCivilDate } from '@liane/vocabulary';

/** What a date of FHIR covers, in milliseconds: from its first instant to the one after its last. */
export interface DateRange {
  from: number;
  to: number;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** A year, month, day or instant (R4 §2.24.0.7); what says no zone is read in that of Paris, for a software asks from no establishment. Undefined when it is none. */
export function rangeOf(text: string): DateRange | undefined {
  if (instant.test(text)) return instantRange(text);
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!isCivilDate(first)) return undefined;
  return {
    from: dayBegins(first, europeParis).getTime(),
    to: dayBegins(following(first, month, day), europeParis).getTime(),
  };
}

function instantRange(text: string): DateRange | undefined {
  const from = new Date(text.replace(/(\.\d{3})\d+/, '$1')).getTime();
  if (Number.isNaN(from)) return undefined;
  const lasts = text.includes('.') ? 1 : /T\d{2}:\d{2}:\d{2}/.test(text) ? 1000 : 60_000;
  return { from, to: from + lasts };
}

/** The first day after that year, month or day. */
function following(first: string, month: string | undefined, day: string | undefined): string {
  const next = new Date(`${first}T00:00:00Z`);
  if (day !== undefined) next.setUTCDate(next.getUTCDate() + 1);
  else if (month !== undefined) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return next.toISOString().slice(0, 10);
}

export const prefixes = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sa', 'eb'] as const;
export type Prefix = (typeof prefixes)[number];

/** `ge2026-01-01` → its prefix and what it covers. Undefined when it is not a date. */
export function readDate(value: string): { prefix: Prefix; range: DateRange } | undefined {
  const prefix = prefixes.find((known) => value.startsWith(known));
  const range = rangeOf(prefix === undefined ? value : value.slice(2));
  return range && { prefix: prefix ?? 'eq', range };
}

/** R4 §3.1.1.5.8: what each prefix means between the date asked and the one of the resource. */
export const dateMatches: Record<Prefix, (asked: DateRange, has: DateRange) => boolean> = {
  eq: (asked, has) => has.from >= asked.from && has.to <= asked.to,
  ne: (asked, has) => !(has.from >= asked.from && has.to <= asked.to),
  gt: (asked, has) => has.to > asked.to,
  ge: (asked, has) => has.to > asked.from,
  lt: (asked, has) => has.from < asked.from,
  le: (asked, has) => has.from < asked.to,
  sa: (asked, has) => has.from >= asked.to,
  eb: (asked, has) => has.to <= asked.from,
};
