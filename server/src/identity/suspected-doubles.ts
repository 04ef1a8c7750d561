import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { likeness } from './likeness.ts';
import type { Person } from './person.ts';
import { personsById } from './store.ts';
import { identityTables } from './tables.ts';

export interface SuspectedDouble {
  /** The one to keep: the better qualified, else the older record. */
  kept: Person;
  other: Person;
  likeness: number;
}

const most = 200;
const likeEnough = 0.75;

/** Pairs of an organisation born the same day, or with day and month swapped, under near names. The likest first. */
export async function suspectedDoubles(tx: Tx, organisationId: string): Promise<SuspectedDouble[]> {
  const pairs = await bornAlike(tx, organisationId);
  const persons = await personsById(tx, organisationId, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]);
  return pairs
    .flatMap(({ a, b }) => {
      const [one, other] = [persons.get(a), persons.get(b)];
      return one && other && !toldApart(one, other) ? [inOrder(one, other)] : [];
    })
    .filter((pair) => pair.likeness >= likeEnough)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, most);
}

/** INSi, or somebody here, says they are two. */
const toldApart = (one: Person, other: Person): boolean =>
  (one.ins !== null && other.ins !== null && one.ins.matricule !== other.ins.matricule) ||
  (one.attributes.includes('homonyme') && other.attributes.includes('homonyme'));

const rank: Record<Person['status'], number> = { provisoire: 0, recuperee: 1, validee: 2, qualifiee: 3 };

function inOrder(one: Person, other: Person): SuspectedDouble {
  const oneFirst =
    rank[one.status] === rank[other.status] ? one.createdAt <= other.createdAt : rank[one.status] > rank[other.status];
  const [kept, absorbed] = oneFirst ? [one, other] : [other, one];
  return { kept, other: absorbed, likeness: likeness(kept.traits, absorbed.traits).score };
}

/** The names are compared by trigrams only among those born alike: a few dozen pairs in ten thousand people. */
async function bornAlike(tx: Tx, organisationId: string): Promise<{ a: string; b: string }[]> {
  const { rows } = await sql<{ a: string; b: string }>`
    with here as materialized (
      select id, names, birth_date,
        case when extract(day from birth_date) <= 12
          then make_date(extract(year from birth_date)::int, extract(day from birth_date)::int, extract(month from birth_date)::int) end as swapped
      from persons where organisation_id = ${organisationId} and merged_into is null
    )
    select one.id as a, other.id as b from here one join here other
      on other.birth_date = one.birth_date and other.id > one.id
      where similarity(one.names, other.names) > 0.35
    union
    select one.id as a, other.id as b from here one join here other
      on other.birth_date = one.swapped and other.id > one.id
      where similarity(one.names, other.names) > 0.35
    limit 1000
  `.execute(identityTables(tx));
  return rows;
}
