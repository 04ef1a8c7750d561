import { sql } from 'kysely';
import { personsById, type Person } from '../identity/index.ts';
import type { Asking } from './served-resource.ts';

const mostMerges = 10;

/** Each person by the id it was asked or written under; one that was absorbed is answered by the one kept. */
export async function keptPersons({ tx, caller }: Asking, ids: readonly string[]): Promise<Map<string, Person>> {
  const { organisationId } = caller.act;
  const known = await personsById(tx, organisationId, [...new Set(ids)]);
  for (let step = 0; step < mostMerges; step += 1) {
    const further = [...known.values()].flatMap(({ mergedInto }) =>
      mergedInto !== null && !known.has(mergedInto) ? [mergedInto] : [],
    );
    if (further.length === 0) break;
    for (const [id, person] of await personsById(tx, organisationId, further)) known.set(id, person);
  }
  return new Map(
    ids.flatMap((id) => {
      const kept = last(known, id);
      return kept ? [[id, kept]] : [];
    }),
  );
}

function last(known: ReadonlyMap<string, Person>, id: string): Person | undefined {
  let person = known.get(id);
  for (let step = 0; step < mostMerges && person?.mergedInto; step += 1) person = known.get(person.mergedInto);
  return person;
}

/** These persons and all those absorbed by them. */
export async function allIdsOf({ tx }: Asking, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct unnest(liane_same_person(asked)) as id from unnest(${[...ids]}::uuid[]) asked
  `.execute(tx.on());
  return rows.map(({ id }) => id);
}

/** Each of these persons with those absorbed by it, itself left out. */
export async function absorbedBy({ tx }: Asking, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; same: string[] }>`
    select asked as id, liane_same_person(asked) as same from unnest(${[...ids]}::uuid[]) asked
  `.execute(tx.on());
  return new Map(rows.map(({ id, same }) => [id, same.filter((one) => one !== id)]));
}
