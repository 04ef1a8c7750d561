import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import type { NearWord } from './near-words.ts';
import { identityTables } from './tables.ts';

/** After every word that begins alike. */
const afterAll = '\u{10FFFF}';

/**
 * Who answers to a name that begins by the rarest of these words, absorbed persons included: everybody who answers to all of them is
 * there. Undefined when each of the words begins names of more than `most`.
 */
export async function idsOfRarest(
  tx: Tx,
  organisationId: string,
  words: readonly string[],
  most: number,
): Promise<string[] | undefined> {
  const { rows } = await sql<{ ids: string[] | null }>`
    select beginning.ids
    from unnest(${[...words]}::text[], ${words.map((word) => `${word}${afterAll}`)}::text[]) as asked (first, after),
      lateral (
        select array_agg(person_id) as ids from (
          select person_id from person_words w
          where w.organisation_id = ${organisationId} and w.word >= asked.first and w.word < asked.after limit ${most + 1}
        ) begun
      ) as beginning
    order by coalesce(cardinality(beginning.ids), 0) limit 1`.execute(identityTables(tx));
  const ids = rows[0]?.ids ?? [];
  return ids.length > most ? undefined : ids;
}

/** SQL of who answers to one of the near words of each word typed, absorbed persons included, and how many letters apart in all. */
export function answeringTo(organisationId: string, near: readonly NearWord[][]) {
  const each = near.flatMap((candidates, place) => candidates.map(({ word, apart }) => ({ word, apart, place })));
  return sql<{ person_id: string; apart: number }>`
    select person_id, sum(apart)::int as apart from (
      select w.person_id, near.place, min(near.apart) as apart
      from unnest(${each.map(({ word }) => word)}::text[], ${each.map(({ apart }) => apart)}::int[], ${each.map(({ place }) => place)}::int[])
          as near (word, apart, place)
        join person_words w on w.organisation_id = ${organisationId} and w.word = near.word
      group by w.person_id, near.place
    ) answered group by person_id having count(*) = ${near.length}`;
}
