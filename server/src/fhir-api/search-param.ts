import type { Resource } from '@medplum/fhirtypes';
import { foldName } from '@liane/vocabulary';
import { dateMatches, rangeOf, readDate, type DateRange } from './date-range.ts';
import { invalid, notSupported } from './fhir-problem.ts';

export interface Token {
  system?: string | undefined;
  code?: string | undefined;
}

/** One search parameter: what it compares, read from the resource as it is sent. */
export type SearchParam<R extends Resource = Resource> =
  | { type: 'token'; of(resource: R): Token[] }
  | { type: 'string'; of(resource: R): string[] }
  | { type: 'date'; of(resource: R): DateRange[] }
  | { type: 'reference'; of(resource: R): string[] };

export type SearchParams<R extends Resource = Resource> = Readonly<Record<string, SearchParam<R>>>;

/** One condition: any of the values will do. */
export interface Term {
  name: string;
  modifier: string | null;
  values: string[];
  /** As it was asked, for the link of the page. */
  asked: [name: string, value: string];
}

const modifiers: Record<SearchParam['type'], readonly string[]> = {
  token: [],
  string: ['exact', 'contains'],
  date: [],
  reference: [],
};

/** Throws a 400 when a modifier or a value means nothing for this parameter: a search must never answer more than was asked. */
export function checkTerm({ name, modifier, values }: Term, { type }: SearchParam): void {
  if (modifier !== null && !modifiers[type].includes(modifier))
    throw notSupported(`Le modificateur de ${name} n’est pas pris en charge.`);
  if (type === 'date' && values.some((value) => readDate(value) === undefined))
    throw invalid(`${name} n’est pas une date.`);
}

/** True when the resource answers every term. */
export const answers = (resource: Resource, terms: readonly Term[], params: SearchParams): boolean =>
  terms.every((term) => {
    const param = params[term.name];
    return param !== undefined && term.values.some((value) => holdsValue(resource, param, term.modifier, value));
  });

function holdsValue(resource: Resource, param: SearchParam, modifier: string | null, value: string): boolean {
  if (param.type === 'token') return param.of(resource).some((token) => tokenMatches(value, token));
  if (param.type === 'string') return param.of(resource).some((text) => stringMatches(value, text, modifier));
  if (param.type === 'reference') return param.of(resource).includes(idOfReference(value));
  const asked = readDate(value);
  return asked !== undefined && param.of(resource).some((has) => dateMatches[asked.prefix](asked.range, has));
}

/** `system|code`, `|code` (no system), `system|` (any code) or `code` (any system): R4 §3.1.1.5.10. */
function tokenMatches(asked: string, { system, code }: Token): boolean {
  const bar = asked.indexOf('|');
  if (bar === -1) return code === asked;
  const [askedSystem, askedCode] = [asked.slice(0, bar), asked.slice(bar + 1)];
  return (askedSystem || undefined) === system && (askedCode === '' || askedCode === code);
}

function stringMatches(asked: string, text: string, modifier: string | null): boolean {
  if (modifier === 'exact') return text === asked;
  const [folded, has] = [foldName(asked), foldName(text)];
  if (folded === '') return false;
  return modifier === 'contains' ? has.includes(folded) : has.startsWith(folded);
}

/** `Patient/<id>`, its whole address or its id alone. */
export const idOfReference = (value: string): string => value.slice(value.lastIndexOf('/') + 1);

export const codesOf = (concept: { coding?: { system?: string; code?: string }[] } | undefined): Token[] =>
  (concept?.coding ?? []).map(({ system, code }) => ({ system, code }));

export const datesOf = (...texts: (string | undefined)[]): DateRange[] =>
  texts.flatMap((text) => (text === undefined ? [] : (rangeOf(text) ?? [])));

/** An open period lasts for ever on that side. */
export const periodOf = (period: { start?: string; end?: string } | undefined): DateRange[] =>
  period === undefined
    ? []
    : [
        {
          from:
            period.start === undefined
              ? Number.NEGATIVE_INFINITY
              : (rangeOf(period.start)?.from ?? Number.NEGATIVE_INFINITY),
          to:
            period.end === undefined ? Number.POSITIVE_INFINITY : (rangeOf(period.end)?.to ?? Number.POSITIVE_INFINITY),
        },
      ];

export const referencesOf = (reference: { reference?: string } | undefined): string[] =>
  reference?.reference === undefined ? [] : [idOfReference(reference.reference)];

/** What every type answers. */
export const commonParams: SearchParams = {
  _id: { type: 'token', of: ({ id }) => [{ code: id }] },
  _lastUpdated: { type: 'date', of: ({ meta }) => datesOf(meta?.lastUpdated) },
};
