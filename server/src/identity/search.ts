import { foldName, isCivilDate } from '@liane/vocabulary';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { byMatricule } from './by-matricule.ts';
import { nearWords } from './near-words.ts';
import type { Person } from './person.ts';
import { personsById, toPerson } from './store.ts';
import { identityTables } from './tables.ts';
import { answeringTo, idsOfRarest } from './words-to-persons.ts';

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
  const exact = await namedLike(tx, organisationId, asked, limit);
  return exact.length > 0 || asked.words.length === 0 ? exact : namedNear(tx, organisationId, asked, limit);
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

/** Beyond these, reading everybody in the order of their names soon fills the page; later when several words must be there. */
const few = (words: readonly string[]): number => (words.length === 1 ? 200 : 1000);

/** Every word begins a name. */
async function namedLike(tx: Tx, organisationId: string, asked: Asked, limit: number): Promise<Person[]> {
  const { words } = asked;
  const rarest = words.length === 0 ? undefined : await idsOfRarest(tx, organisationId, words, few(words));
  if (rarest?.length === 0) return [];
  let query = inside(tx, organisationId, asked);
  for (const word of words) query = query.where('names', 'like', `% ${word}%`);
  query = query.orderBy('names').limit(limit);
  if (rarest)
    return (
      await query
        .where('id', '=', sql<string>`any(${rarest}::uuid[])`)
        .selectAll()
        .execute()
    ).map(toPerson);
  // Read from the index alone, in its order, until the page is full.
  const ids = (await query.select('id').execute()).map(({ id }) => id);
  const persons = await personsById(tx, organisationId, ids);
  return ids.flatMap((id) => persons.get(id) ?? []);
}

const mostNear = 200;

/** Each word begins a name, or is a few letters from one; the fewer the better. */
async function namedNear(tx: Tx, organisationId: string, asked: Asked, limit: number): Promise<Person[]> {
  const near = await nearWords(tx, organisationId, asked.words);
  if (near.some((candidates) => candidates.length === 0)) return [];
  // The nearest first, one by one, until there are enough: nobody further is read.
  const rows = await identityTables(tx)
    .selectFrom(
      sql<{ person_id: string; apart: number }>`(${answeringTo(organisationId, near)} order by apart)`.as('answering'),
    )
    .innerJoinLateral(
      inside(tx, organisationId, asked)
        .selectAll()
        .where('id', '=', sql.ref<string>('answering.person_id'))
        .limit(1)
        .as('person'),
      (on) => on.onTrue(),
    )
    .select('answering.apart')
    .selectAll('person')
    .limit(mostNear)
    .execute();
  return rows
    .toSorted((a, b) => a.apart - b.apart || (a.names < b.names ? -1 : 1))
    .slice(0, limit)
    .map(toPerson);
}

const inside = (tx: Tx, organisationId: string, { born, among }: Asked) =>
  identityTables(tx)
    .selectFrom('persons')
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
