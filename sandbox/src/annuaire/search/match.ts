import { Refused } from '../outcome.ts';
import type { Resource } from '../resource.ts';
import type { Token } from '../rules/parameters.ts';
import type { Criterion } from './query.ts';

/** Whether a resource answers every criterion. */
export const matches = (resource: Resource, criteria: readonly Criterion[]): boolean =>
  criteria.every((criterion) => criterion.values.some((value) => answers(resource, criterion, value)));

function answers(resource: Resource, { parameter, modifier }: Criterion, value: string): boolean {
  switch (parameter.as) {
    case 'string':
      return parameter.read(resource).some((text) => textAnswers(text, value, modifier));
    case 'token':
      return parameter.read(resource).some((token) => tokenAnswers(token, value));
    case 'reference':
      return parameter.read(resource).includes(value.includes('/') ? value : `${parameter.to}/${value}`);
    default:
      return dateAnswers(parameter.read(resource), value);
  }
}

/** FHIR R4 string search: the beginning of the text, case and accents aside; `exact` looks at both. */
function textAnswers(text: string, value: string, modifier: Criterion['modifier']): boolean {
  if (modifier === 'exact') return text === value;
  return modifier === 'contains' ? fold(text).includes(fold(value)) : fold(text).startsWith(fold(value));
}

/** FHIR R4 token search: `code`, `system|code`, `|code` (no system), `system|` (any code). */
function tokenAnswers({ system, code }: Token, value: string): boolean {
  const [before, after] = value.includes('|') ? value.split('|', 2) : [undefined, value];
  if (before !== undefined && before !== (system ?? '')) return false;
  return after === '' ? before !== '' : after === code;
}

/** FHIR R4 prefixes; the precision of what is asked is that of its length. */
function dateAnswers(instant: string, value: string): boolean {
  const [, prefix = 'eq', date = ''] =
    /^(eq|ne|gt|lt|ge|le)?(\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.+Z-]+)?)?)?)$/.exec(value) ?? [];
  if (date === '') throw new Refused(400, 'processing', 'Invalid date/time format');
  const held = instant.slice(0, date.length);
  const order = held === date ? 0 : held < date ? -1 : 1;
  return { eq: order === 0, ne: order !== 0, gt: order > 0, lt: order < 0, ge: order >= 0, le: order <= 0 }[
    prefix as 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le'
  ];
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLowerCase();
