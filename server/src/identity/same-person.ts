import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import type { Person } from './person.ts';
import { personById, personsById } from './store.ts';
import { identityTables } from './tables.ts';

/** The person as they stand: an absorbed identity, reached by an old link, answers the one that absorbed it. Null when unknown. */
export async function standingPerson(tx: Tx, organisationId: string, id: string): Promise<Person | null> {
  const person = await personById(tx, organisationId, id);
  return person?.mergedInto ? standingPerson(tx, organisationId, person.mergedInto) : person;
}

/** The same for several, by the id asked. */
export async function standingPersons(
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, Person>> {
  const found = await personsById(tx, organisationId, ids);
  const into = [...found.values()].flatMap(({ mergedInto }) => mergedInto ?? []);
  if (into.length === 0) return found;
  const kept = await standingPersons(tx, organisationId, into);
  return new Map([...found].map(([id, person]) => [id, kept.get(person.mergedInto ?? '') ?? person]));
}

/** Who was merged into these persons, directly or through another: the absorbed id → the one asked. One read, for lists. */
export async function absorbedInto(
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ asked: string; id: string }>`
    with recursive same(asked, id) as (
      select m.kept_person_id, m.absorbed_person_id from merges m
        where m.organisation_id = ${organisationId} and m.kept_person_id = any(${[...ids]}::uuid[])
          and not exists (select from merge_undoings u where u.organisation_id = m.organisation_id and u.merge_id = m.id)
      union
      select same.asked, m.absorbed_person_id from same join merges m on m.organisation_id = ${organisationId} and m.kept_person_id = same.id
        where not exists (select from merge_undoings u where u.organisation_id = m.organisation_id and u.merge_id = m.id)
    )
    select asked, id from same
  `.execute(identityTables(tx));
  return new Map(rows.map(({ asked, id }) => [id, asked]));
}
