import { invalid, notSupported } from './fhir-problem.ts';
import { checkTerm, commonParams, type SearchParams, type Term } from './search-param.ts';
import type { Position } from './cursor.ts';

export const orders = ['_id', '_lastUpdated', 'date'] as const;
export interface Order {
  by: (typeof orders)[number];
  descending: boolean;
}

/** A search as it was understood. */
export interface Question {
  terms: Term[];
  count: number;
  order: Order;
  after: Position | null;
  /** What was understood, as it was asked: the link of the page says it. */
  understood: [name: string, value: string][];
}

const most = { parameters: 40, name: 60, value: 1000, values: 50 };
const defaultCount = 20;
const largestCount = 100;

/**
 * Reads the parameters of a search. What is not known is left out and does not come back in `understood`, or is
 * refused with `Prefer: handling=strict` (R4 §3.1.1.3.1). Throws a 400.
 */
export function questionOf(
  asked: [string, string][],
  own: SearchParams,
  { strict, dated }: { strict: boolean; dated: boolean },
): Question {
  if (asked.length > most.parameters) throw invalid('La recherche a trop de critères.');
  const params: SearchParams = { ...commonParams, ...own };
  const question: Question = {
    terms: [],
    count: defaultCount,
    order: { by: '_id', descending: false },
    after: null,
    understood: [],
  };
  for (const [name, value] of asked) {
    checkText(name, value);
    if (name === '_format' || name === '_cursor') continue;
    if (name === '_count') question.count = countOf(value);
    else if (name === '_sort') question.order = orderOf(value, dated);
    else {
      const term = termOf(name, value);
      const param = params[term.name];
      if (param === undefined || value === '') {
        if (strict) throw notSupported(`Le critère ${readable(name)} n’est pas pris en charge.`);
        continue;
      }
      checkTerm(term, param);
      question.terms.push(term);
    }
    question.understood.push([name, value]);
  }
  return question;
}

/** PostgreSQL holds no zero character, and nobody is called by a thousand letters. */
function checkText(name: string, value: string): void {
  if (name.length > most.name || value.length > most.value) throw invalid('Un critère est trop long.');
  if (/\p{Cc}/u.test(name + value)) throw invalid('Un critère contient un caractère de contrôle.');
}

const readable = (name: string): string => (/^[\w:.-]+$/.test(name) ? name : 'donné');

function countOf(value: string): number {
  if (!/^\d{1,6}$/.test(value) || Number(value) < 1) throw invalid('_count est un nombre, de 1 à 100.');
  return Math.min(Number(value), largestCount);
}

function orderOf(value: string, dated: boolean): Order {
  const descending = value.startsWith('-');
  const by = orders.find((known) => known === (descending ? value.slice(1) : value));
  if (by === undefined || (by === 'date' && !dated))
    throw notSupported(
      '_sort accepte _id, _lastUpdated, et date où elle existe ; un seul critère, avec ou sans « - ».',
    );
  return { by, descending };
}

function termOf(asked: string, value: string): Term {
  const [name = '', modifier = null] = asked.split(':', 2);
  const values = value.split(/(?<!\\),/).map((one) => one.replace(/\\([,|$\\])/g, '$1'));
  if (values.length > most.values) throw invalid('Un critère a trop de valeurs.');
  return { name, modifier, values: values.filter((one) => one !== ''), asked: [asked, value] };
}
