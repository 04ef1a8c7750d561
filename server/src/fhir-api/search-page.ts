import type { Position } from './cursor.ts';
import { readDate } from './date-range.ts';
import { invalid } from './fhir-problem.ts';
import { rowIdOf } from './read-one.ts';
import type { Question } from './question.ts';
import { allIdsOf, keptPersons } from './same-person.ts';
import { answers, commonParams, idOfReference, type Term } from './search-param.ts';
import type { Asking, Found, Row, Selection, ServedResource } from './served-resource.ts';

export interface Page {
  found: Found[];
  /** Where the next page begins; null on the last one. */
  next: Position | null;
  /** The persons named by the question that are of this organisation. */
  asked: string[];
}

const batch = 200;
/** Rows looked at for one page: a rare answer is found over several pages rather than at any price. */
const mostScanned = 2_000;

/** One page: rows in order by SQL, compared one by one with what was asked. Throws a 400. */
export async function searchPage(asking: Asking, served: ServedResource, question: Question): Promise<Page> {
  if (served.demands.length > 0 && !question.terms.some(({ name }) => served.demands.includes(name)))
    throw invalid(`Cette recherche demande un de ces critères : ${served.demands.join(', ')}.`);
  const { selection, terms, asked } = await selectionOf(asking, question);
  if (selection === null) return { found: [], next: null, asked };
  const params = { ...commonParams, ...served.params };
  const found: Found[] = [];
  let position = question.after;
  for (let scanned = 0; scanned < mostScanned;) {
    // Most pages are full of what SQL finds: one more row tells whether another page follows.
    const limit = scanned === 0 ? Math.min(batch, question.count + 2) : batch;
    const rows = await served.rows(asking, { ...selection, from: position, limit });
    for (const one of await served.found(asking, rows)) {
      const place = placeOf(one.row, one.part, question);
      if (!isAfter(place, position)) continue;
      if (one.gone || !answers(one.resource, terms, params)) continue;
      if (found.length === question.count) return { found, next: lastPlace(found, question), asked };
      found.push(one);
    }
    const last = rows.at(-1);
    if (!last || rows.length < limit) return { found, next: null, asked };
    position = placeOf(last, lastPart, question);
    scanned += rows.length;
  }
  return { found, next: position, asked };
}

/** Sorts after any part of a row. */
const lastPart = '~';

const placeOf = (row: Row, part: string, { order }: Question): Position => ({
  key: order.by === '_id' ? null : ((order.by === 'date' ? row.dated_at : row.changed_at)?.toISOString() ?? null),
  id: row.id,
  part,
});

const lastPlace = (found: Found[], question: Question): Position | null => {
  const last = found.at(-1);
  return last ? placeOf(last.row, last.part, question) : null;
};

/** Rows come from the position on; only its own row may hold parts already given. */
const isAfter = (place: Position, position: Position | null): boolean =>
  position === null || place.id !== position.id || place.part > position.part;

/** What SQL can already narrow. Null when nothing can answer. */
async function selectionOf(
  asking: Asking,
  question: Question,
): Promise<{ selection: Selection | null; terms: Term[]; asked: string[] }> {
  const persons = await personsAsked(asking, question.terms);
  const ids = question.terms
    .filter(({ name }) => name === '_id')
    .map(({ values }) => values.flatMap((id) => rowIdOf(id) ?? []));
  const nobody = persons !== null && persons.all.length === 0;
  const nothing = ids.some((some) => some.length === 0);
  return {
    asked: persons?.kept ?? [],
    terms: persons?.terms ?? question.terms,
    selection:
      nobody || nothing
        ? null
        : {
            ids: ids[0] ?? null,
            personIds: persons?.all ?? null,
            ...changedBounds(question.terms),
            terms: question.terms,
            order: question.order,
            from: null,
            limit: batch,
            withWithdrawn: false,
          },
  };
}

const isPersonTerm = ({ name }: Term): boolean => name === 'patient' || name === 'subject';
const personShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A person absorbed by another is asked for under either id: the resources name the one kept. */
async function personsAsked(
  asking: Asking,
  terms: Term[],
): Promise<{ kept: string[]; all: string[]; terms: Term[] } | null> {
  const [first] = terms.filter(isPersonTerm);
  if (!first) return null;
  const known = await keptPersons(
    asking,
    terms.filter(isPersonTerm).flatMap(({ values }) => values.map(idOfReference).filter((id) => personShape.test(id))),
  );
  const translated = (term: Term): Term =>
    isPersonTerm(term)
      ? { ...term, values: term.values.flatMap((value) => known.get(idOfReference(value))?.id ?? []) }
      : term;
  const kept = [...new Set(translated(first).values)];
  return { kept, all: kept.length === 0 ? [] : await allIdsOf(asking, kept), terms: terms.map(translated) };
}

function changedBounds(terms: Term[]): Pick<Selection, 'changedFrom' | 'changedBefore'> {
  let [from, before]: [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { name, values } of terms) {
    const [value, other] = values;
    const asked = name === '_lastUpdated' && value !== undefined && other === undefined ? readDate(value) : undefined;
    if (!asked) continue;
    if (['eq', 'gt', 'ge', 'sa'].includes(asked.prefix)) from = Math.max(from, asked.range.from);
    if (['eq', 'lt', 'le', 'eb'].includes(asked.prefix)) before = Math.min(before, asked.range.to);
  }
  return {
    changedFrom: Number.isFinite(from) ? new Date(from) : null,
    changedBefore: Number.isFinite(before) ? new Date(before) : null,
  };
}
