import { searchset } from '@liane/fhir';
import type { Bundle } from '@medplum/fhirtypes';
import { fhirUrl } from './addresses.ts';
import { openCursor, sealCursor } from './cursor.ts';
import { questionOf, type Question } from './question.ts';
import { searchPage } from './search-page.ts';
import type { Asking, ServedResource } from './served-resource.ts';

export interface AnsweredSearch {
  bundle: Bundle;
  /** Whose data is in the answer, or was asked for by name. */
  personIds: string[];
}

/** The page of a search as a Bundle. Throws a 400. */
export async function answerSearch(
  asking: Asking,
  served: ServedResource,
  asked: [string, string][],
  options: { strict: boolean; bundleId: string },
): Promise<AnsweredSearch> {
  const { question, terms } = readQuestion(asking, served, asked, options.strict);
  const page = await searchPage(asking, served, question);
  const base = fhirUrl(asking.publicUrl);
  const address = `${base}/${served.type}`;
  const next = page.next && sealCursor(asking.caller.cursorKey, { type: served.type, terms, after: page.next });
  return {
    bundle: searchset({
      id: options.bundleId,
      at: asking.caller.act.at,
      base,
      found: page.found.map(({ resource }) => resource),
      self:
        question.understood.length > 0 ? `${address}?${new URLSearchParams(question.understood).toString()}` : address,
      next: next === null ? null : `${address}?_cursor=${next}`,
      outcome: null,
    }),
    personIds: [...new Set([...page.asked, ...page.found.map(({ personId }) => personId)])],
  };
}

/** A cursor carries the whole question: what is asked beside it is left out. */
function readQuestion(
  { caller }: Asking,
  served: ServedResource,
  asked: [string, string][],
  strict: boolean,
): { question: Question; terms: [string, string][] } {
  const text = asked.find(([name]) => name === '_cursor')?.[1];
  if (text === undefined) {
    const question = questionOf(asked, served.params, { strict, dated: served.dated });
    return { question, terms: question.understood };
  }
  const { terms, after } = openCursor(caller.cursorKey, text, served.type);
  return { question: { ...questionOf(terms, served.params, { strict: false, dated: served.dated }), after }, terms };
}
