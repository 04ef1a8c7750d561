import { foldName } from '@liane/vocabulary';
import type { Connection } from '../reach-database.ts';
import { ask, routeOf, type Base } from './base.ts';
import { personAt, traceOf } from './open-record.ts';

/** What somebody types, and how. */
export type Typing = 'plain' | 'accents' | 'typo';

/** Names as people type them, drawn from those of the base: the beginning of a name, accents and hyphens, a letter for another. */
export async function typedNames(base: Base): Promise<Record<Typing, string[]>> {
  const found: Record<Typing, string[]> = { plain: [], accents: [], typo: [] };
  const { rows } = await base.bare.query<{ family: string; given: string; used: string | null }>(
    `select birth_family_name as family, first_birth_given_name as given, complementary ->> 'usedFamilyName' as used
     from persons where id = any($1::uuid[])`,
    [base.persons.slice(0, 300).map(({ personId }) => personId)],
  );
  for (const { family, given, used } of rows) {
    found.plain.push(family.slice(0, 5).toLowerCase());
    found.accents.push(`${(used ?? family).split('-')[0] ?? ''} ${given.slice(0, 6)}`);
    if (family.length > 6) found.typo.push(mistyped(family));
  }
  return found;
}

/** Two letters exchanged in the middle, and the last one doubled. */
const mistyped = (name: string): string =>
  `${name.slice(0, 3)}${name.slice(4, 5)}${name.slice(3, 4)}${name.slice(5)}${name.slice(-1)}`;

/** Searches through the route: people, places, alerts, trace. */
export function searches(base: Base, names: readonly string[]): (round: number) => Promise<unknown> {
  const route = routeOf(base, 'record.searchPeople');
  return (round) => {
    const { act } = personAt(base, round);
    return ask(base, { ...act, at: new Date() }, route, {
      params: {},
      body: { text: names[round % names.length] ?? '', everywhere: false },
    });
  };
}

const most = 90;
const shown = 30;

/** The same names found, the same rows fetched and one durable row inserted, by bare SQL as the owner. */
export function searchesBare(base: Base, names: readonly string[]): (round: number) => Promise<unknown> {
  return async (round) => {
    const { act } = personAt(base, round);
    const client = await base.bare.connect();
    try {
      const found = await idsOf(client, act.organisationId, foldName(names[round % names.length] ?? ''));
      await client.query({
        name: 'persons',
        text: 'select * from persons where organisation_id = $1 and id = any($2::uuid[])',
        values: [act.organisationId, found],
      });
      await client.query({ name: 'stays-of', text: staysOf, values: [act.organisationId, found] });
      await client.query({ name: 'alerts-of', text: alertsOf, values: [act.organisationId, found.slice(0, shown)] });
      await client.query(traceOf(act, 'bench.search', null));
    } finally {
      client.release();
    }
  };
}

const staysOf = `select s.*, b.name as bed, r.name as room, u.name as unit from current_stays s
  left join beds b on b.organisation_id = s.organisation_id and b.id = s.bed_id
  left join rooms r on r.organisation_id = b.organisation_id and r.id = b.room_id
  left join units u on u.organisation_id = s.organisation_id and u.id = s.unit_id
  where s.organisation_id = $1 and s.person_id = any($2::uuid[]) and s.is_open`;

const alertsOf = `select distinct on (person_id, fact_id) * from facts
  where organisation_id = $1 and person_id = any($2::uuid[]) and not series and kind in ('risk', 'allergy')
  order by person_id, fact_id, version desc`;

async function idsOf(client: Connection, organisationId: string, folded: string): Promise<string[]> {
  const words = folded.split(' ');
  const all = words.map((_, index) => `names like $${index + 3}`).join(' and ');
  const exact = await client.query<{ id: string }>({
    name: `like-${words.length}`,
    text: `select id from persons where organisation_id = $1 and merged_into is null and ${all} order by names limit $2`,
    values: [organisationId, most, ...words.map((word) => `% ${word}%`)],
  });
  if (exact.rows.length > 0) return exact.rows.map(({ id }) => id);
  const near = await client.query<{ id: string }>({
    name: 'near',
    text: `select id from (
             select id, word_similarity($2, names) as likeness from persons where organisation_id = $1 and merged_into is null offset 0
           ) compared where likeness >= 0.3 order by likeness desc limit $3`,
    values: [organisationId, folded, most],
  });
  return near.rows.map(({ id }) => id);
}
