import { foldName, isCivilDate } from '@liane/vocabulary';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { byMatricule } from './by-matricule.ts';
import { nearWords, type NearWord } from './near-words.ts';
import type { Person } from './person.ts';
import { personsById, toPerson } from './store.ts';
import { identityTables } from './tables.ts';

/**
 * People of the organisation who answer to `text`: names in any order and form, a birth date (`12/03/1938`, `1938`), a
 * matricule, the number of the record. Typing errors are forgiven only when nothing is found without them. Absorbed persons are left out. `among`
 * narrows before the limit does, on the row of \`persons\`; those who absorbed somebody pass it, since it may speak of the other.
 */
export async function searchPersons(
  tx: Tx,
  organisationId: string,
  text: string,
  limit: number,
  among?: RawBuilder<boolean>,
): Promise<Person[]> {
  const asked: Asked = { ...read(text), ...(among && { among }) };
  if (asked.number !== null) return byNumber(tx, organisationId, asked.number, limit);
  if (asked.words.length === 0 && asked.born === null) return [];
  const exact = await idsLike(tx, organisationId, asked, limit);
  const ids = exact.length > 0 || asked.words.length === 0 ? exact : await idsNear(tx, organisationId, asked, limit);
  const persons = await personsById(tx, organisationId, ids);
  return ids.flatMap((id) => persons.get(id) ?? []);
}

interface Asked {
  words: string[];
  /** First and last day of what was said. */
  born: readonly [string, string] | null;
  number: string | null;
  among?: RawBuilder<boolean>;
}

const mostWords = 6;

/** `durand 12/03/1938` → words and a date. */
export function read(text: string): Asked {
  const whole = text.trim().slice(0, 200);
  const number = whole.replaceAll(/\s/g, '').toUpperCase();
  if (/^\d{5}(\d{2}|2A|2B)\d{6}(\d{2})?$/.test(number) || /^\d{4}-\d{6}$/.test(number))
    return { words: [], born: null, number };
  const date = /\b(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\b/.exec(whole) ?? undefined;
  const day = date ? `${date[3]}-${date[2]?.padStart(2, '0')}-${date[1]?.padStart(2, '0')}` : undefined;
  const year = day === undefined ? /\b(1[89]\d\d|20\d\d)\b/.exec(whole)?.[1] : undefined;
  const names = whole.replace(date?.[0] ?? year ?? '', ' ');
  const born =
    day !== undefined && isCivilDate(day)
      ? ([day, day] as const)
      : year === undefined
        ? null
        : ([`${year}-01-01`, `${year}-12-31`] as const);
  return {
    words: foldName(names)
      .split(' ')
      .filter((word) => word !== '')
      .slice(0, mostWords),
    born,
    number: null,
  };
}

async function byNumber(tx: Tx, organisationId: string, number: string, limit: number): Promise<Person[]> {
  const rows = await identityTables(tx)
    .selectFrom('persons')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('merged_into', 'is', null)
    .where((is) => (number.includes('-') ? is('local_id', '=', number) : byMatricule(number)(is)))
    .limit(limit)
    .execute();
  return rows.map(toPerson);
}

/** Every word begins a name: read from the index alone. */
async function idsLike(tx: Tx, organisationId: string, asked: Asked, limit: number): Promise<string[]> {
  const { words } = asked;
  let query = inside(tx, organisationId, asked);
  for (const word of words) query = query.where('names', 'like', `% ${word}%`);
  return (await query.orderBy('names').limit(limit).execute()).map(({ id }) => id);
}

const mostNear = 200;

/** Each word begins a name, or is a few letters from one; the fewer the better. */
async function idsNear(tx: Tx, organisationId: string, asked: Asked, limit: number): Promise<string[]> {
  const { words } = asked;
  const near = await Promise.all(words.map((word) => nearWords(tx, organisationId, word)));
  if (near.some((candidates) => candidates.length === 0)) return [];
  let query = inside(tx, organisationId, asked).select('names');
  for (const candidates of near) {
    query = query.where((is) => is.or(beginnings(candidates).map((word) => is('names', 'like', `% ${word}%`))));
  }
  const rows = await query.limit(mostNear).execute();
  const apart = (names: string): number =>
    near.reduce(
      (sum, candidates) =>
        sum + Math.min(...candidates.filter(({ word }) => names.includes(` ${word}`)).map((each) => each.apart)),
      0,
    );
  return rows
    .toSorted((a, b) => apart(a.names) - apart(b.names) || (a.names < b.names ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}

/** Without the words that another of them begins: what finds « martin » finds « martinez ». */
function beginnings(candidates: readonly NearWord[]): string[] {
  const words = new Set(candidates.map(({ word }) => word));
  return [...words].filter((word) => ![...words].some((other) => other !== word && word.startsWith(other)));
}

const inside = (tx: Tx, organisationId: string, { born, among }: Asked) =>
  identityTables(tx)
    .selectFrom('persons')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('merged_into', 'is', null)
    .$if(born !== null, (query) =>
      query.where('birth_date', '>=', born?.[0] ?? '').where('birth_date', '<=', born?.[1] ?? ''),
    )
    .$if(among !== undefined, (query) =>
      query.where((is) =>
        is.or([
          ...(among ? [among] : []),
          is.exists(
            is
              .selectFrom('merges')
              .select('id')
              .whereRef('merges.organisation_id', '=', 'persons.organisation_id')
              .whereRef('merges.kept_person_id', '=', 'persons.id'),
          ),
        ]),
      ),
    );
