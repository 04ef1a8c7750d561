import { QueryRefused } from '../errors.ts';

const oneValue = /^'((?:[^']|'')*)'$/;
const nextValue = /\s*(?:'((?:[^']|'')*)'|(\d+))\s*(,|$)/y;

/**
 * The values of one `rim:Value`: `'text'`, a number, or a list `('a','b')` (ITI TF-2 3.18.4.1.2.3.5).
 * @throws QueryRefused
 */
export function listed(value: string, name: string): string[] {
  if (!value.startsWith('(')) return [bare(value, name)];
  if (!value.endsWith(')')) throw unreadable(name);
  const inside = value.slice(1, -1);
  const values: string[] = [];
  nextValue.lastIndex = 0;
  while (nextValue.lastIndex < inside.length || values.length === 0) {
    const found = nextValue.exec(inside);
    if (found === null) throw unreadable(name);
    values.push(found[1]?.replaceAll("''", "'") ?? found[2] ?? '');
    if (found[3] === '') return values;
  }
  throw unreadable(name);
}

function bare(value: string, name: string): string {
  const quoted = oneValue.exec(value)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  if (/^\d+$/.test(value)) return value;
  throw unreadable(name);
}

const unreadable = (name: string): QueryRefused =>
  new QueryRefused('XDSStoredQueryParamNumber', `la valeur de ${name} n’est pas lisible`);
