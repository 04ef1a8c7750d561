import { Refused } from '../outcome.ts';
import type { ResourceType } from '../resource.ts';
import { pageByDefault } from '../rules/limits.ts';
import { includes, parametersOf } from '../rules/parameters.ts';
import type { Parameter } from '../rules/parameters.ts';
import { largestPage } from '../rules/unverified.ts';

/** One parameter of the address: any of its values is enough. */
export interface Criterion {
  parameter: Parameter;
  modifier?: 'exact' | 'contains';
  values: readonly string[];
}

export interface Query {
  type: ResourceType;
  criteria: readonly Criterion[];
  count: number;
  /** Whether the total is told; it always is here, but for `none`. */
  total: boolean;
  include: readonly string[];
  revinclude: readonly string[];
  elements?: readonly string[];
}

/** Reads the query of a search. @throws Refused (400) on a parameter, a modifier or a value the service does not know. */
export function readQuery(type: ResourceType, asked: URLSearchParams): Query {
  const criteria: Criterion[] = [];
  let count = pageByDefault;
  let total = true;
  const include: string[] = [];
  const revinclude: string[] = [];
  let elements: string[] | undefined;
  for (const [key, value] of asked) {
    if (key === '_count') count = readCount(value);
    else if (key === '_total') total = value !== 'none';
    else if (key === '_include') include.push(...readIncludes(value, type));
    else if (key === '_revinclude') revinclude.push(...readIncludes(value));
    else if (key === '_elements') elements = value.split(',').filter(Boolean);
    else if (key !== '_format' && key !== '_pretty') criteria.push(readCriterion(type, key, value));
  }
  return { type, criteria, count, total, include, revinclude, ...(elements && { elements }) };
}

function readCriterion(type: ResourceType, key: string, value: string): Criterion {
  const [name = '', modifier] = key.split(':');
  const known = parametersOf[type];
  const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!parameter) {
    const valid = Object.keys(known).toSorted().join(', ');
    throw new Refused(
      400,
      'processing',
      `Unknown search parameter "${name.slice(0, 80)}" for resource type "${type}". Valid search parameters for this search are: [${valid}]`,
    );
  }
  if (modifier !== undefined && !(parameter.as === 'string' && isModifier(modifier)))
    throw new Refused(400, 'processing', `Unsupported modifier :${modifier.slice(0, 40)} on ${name}`);
  const values = value
    .split(/(?<!\\),/)
    .map((each) => each.replace(/\\([,|$\\])/g, '$1'))
    .filter(Boolean);
  if (values.length === 0) throw new Refused(400, 'processing', `Empty value for search parameter ${name}`);
  return { parameter, values, ...(isModifier(modifier) && { modifier }) };
}

const isModifier = (text: string | undefined): text is 'exact' | 'contains' => text === 'exact' || text === 'contains';

function readCount(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new Refused(400, 'processing', 'Invalid _count value');
  return Math.min(Math.max(Number(text), 1), largestPage);
}

function readIncludes(text: string, from?: ResourceType): string[] {
  const all = Object.keys(includes);
  if (text === '*') return all.filter((name) => from === undefined || includes[name]?.from === from);
  if (!all.includes(text))
    throw new Refused(400, 'processing', `Invalid _include parameter value: "${text.slice(0, 80)}"`);
  return [text];
}
