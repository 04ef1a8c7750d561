import { records } from '@liane/cast';
import { uuidv7 } from '@liane/server/platform';
import { toldFacts } from '../cast/told-facts.ts';
import type { Connection } from '../reach-database.ts';
import { familyNames, givenNames, type Name } from './names.ts';

/** An organisation of a measured base: one establishment, as many persons as asked, all of them staying there. */
export interface Populated {
  organisationId: string;
  establishmentId: string;
  people: number;
}

/** Everybody has an allergy, a risk and a problem; the ones who are opened have the whole record of the cast's fullest one. */
const factsOfEveryone = 3;
/** One person in so many is measured: a bed, and a whole record. */
const measuredOneIn = 200;

/**
 * Adds one organisation by SQL alone. `number` makes its ids, so that two organisations never share one.
 * Ids follow each other like those of a real base; names are folded as the product folds them.
 */
export async function populate(client: Connection, number: number, people: number): Promise<Populated> {
  const organisationId = uuidv7();
  const establishmentId = uuidv7();
  const unitId = uuidv7();
  const of = { organisationId, establishmentId, unitId, number, people };
  await client.query('begin; set local synchronous_commit = off');
  await addPlace(client, of);
  await addPersons(client, of);
  await addStays(client, of);
  await addFacts(client, of);
  await addWholeRecords(client, of);
  await client.query('commit');
  return { organisationId, establishmentId, people };
}

/** What the server does by itself in time: statistics, and the map that lets indexes answer alone. */
export async function settle(client: Connection): Promise<void> {
  await client.query(
    'vacuum (analyze) persons, name_words, person_words, facts, stays, movements, current_stays, beds, rooms, units',
  );
}

/** The persons who are measured in one organisation. */
export async function measuredOf(client: Connection, { organisationId }: Populated): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from persons where organisation_id = $1 and right(local_id, 7)::int % ${measuredOneIn} = 1 order by id`,
    [organisationId],
  );
  return rows.map(({ id }) => id);
}

interface Of {
  organisationId: string;
  establishmentId: string;
  unitId: string;
  number: number;
  people: number;
}

/** SQL of the id of the n-th row of a kind: ordered by n, as UUIDv7 are by time. */
const idOf = (kind: string, number: number, n = 'n'): string =>
  `('0190' || lpad(to_hex(${n}), 8, '0') || '7${kind}8' || lpad(to_hex(${number}), 3, '0') || substr(md5(${n} || '${kind}' || ${number}), 1, 12))::uuid`;

/** SQL of a number that looks drawn, from 1 to `most`, always the same for the same n. */
const drawn = (salt: number, number: number, most: number): string =>
  `(1 + abs(hashint8(n::int8 * 1000003 + ${salt * 7919 + number})) % ${most})`;

async function addPlace(
  client: Connection,
  { organisationId, establishmentId, unitId, number, people }: Of,
): Promise<void> {
  await client.query(`insert into organisations values ($1, 'Organisme ' || $2::text, '990000000', null, now())`, [
    organisationId,
    number,
  ]);
  await client.query(
    `insert into establishments (organisation_id, id, name, finess, category_code, sector_code, street, postal_code, city, phone, time_zone, privacy_notice)
     values ($1, $2, 'Résidence ' || $3::text, '990001026', '500', 'SA17', '1 rue des Tilleuls', '53000', 'Laval', '+33261910102', 'Europe/Paris', 'Vos informations sont traitées pour votre accompagnement.')`,
    [organisationId, establishmentId, number],
  );
  await client.query(`insert into units values ($1, $2, $3, 'Les Glycines', 1)`, [
    organisationId,
    unitId,
    establishmentId,
  ]);
  const beds = `from generate_series(1, $2::int, ${measuredOneIn}) n`;
  await client.query(`insert into rooms select $1, ${idOf('b00', number)}, $3, 'Chambre ' || n, n ${beds}`, [
    organisationId,
    people,
    unitId,
  ]);
  await client.query(
    `insert into beds select $1, ${idOf('b01', number)}, ${idOf('b00', number)}, 'Lit ' || n, n ${beds}`,
    [organisationId, people],
  );
}

const arrays = (names: readonly Name[]) => [
  names.map(({ strict }) => strict),
  names.map(({ said }) => said),
  names.map(({ folded }) => folded),
];

async function addPersons(client: Connection, { organisationId, number, people }: Of): Promise<void> {
  const family = (salt: number) => drawn(salt, number, familyNames.length);
  const given = (salt: number) => drawn(salt, number, givenNames.length);
  await client.query(
    `
    insert into persons (organisation_id, id, local_id, birth_family_name, first_birth_given_name, birth_given_names, birth_date, sex,
      birth_place_code, complementary, status, attributes, ins_history, names, created_at)
    select $1, ${idOf('a00', number)}, '2026-' || lpad(n::text, 7, '0'), strict_families[f], strict_givens[g], strict_givens[g] || ' ' || strict_givens[h],
      date '1925-01-01' + ${drawn(5, number, 36_000)}, case when n % 3 = 0 then 'M' else 'F' end,
      (array['53130', '35238', '44109', '75113', '29019', '99100'])[${drawn(6, number, 6)}],
      jsonb_build_object('usedFamilyName', said_families[u], 'usedGivenName', null, 'civility', null, 'address', null, 'phone', null, 'mobile', null, 'email', null, 'spokenLanguage', null),
      'validee', '{}', '{}',
      (select ' ' || string_agg(word, ' ' order by first_at) || ' ' from (
        select word, min(at) as first_at
        from string_to_table(concat_ws(' ', folded_families[f], folded_families[u], folded_givens[g], folded_givens[g], folded_givens[h]), ' ') with ordinality as said (word, at)
        where word <> '' group by word) words),
      now()
    from (
      select n, ${family(1)} as f, case when n % 3 = 1 then ${family(2)} end as u, ${given(3)} as g, ${given(4)} as h
      from generate_series(1, $2::int) n offset 0
    ) drawn, (select $3::text[] as strict_families, $4::text[] as said_families, $5::text[] as folded_families,
                     $6::text[] as strict_givens, $7::text[] as said_givens, $8::text[] as folded_givens) lists
    `,
    [organisationId, people, ...arrays(familyNames), ...arrays(givenNames)],
  );
}

async function addStays(
  client: Connection,
  { organisationId, establishmentId, unitId, number, people }: Of,
): Promise<void> {
  const everyone = 'from generate_series(1, $2::int) n';
  const since = `now() - make_interval(days => ${drawn(7, number, 1500)})`;
  await client.query(
    `insert into stays select $1, ${idOf('c00', number)}, ${idOf('a00', number)}, $3, 'hebergement-permanent', now(), $4 ${everyone}`,
    [organisationId, people, establishmentId, unitId],
  );
  await client.query(
    `insert into movements select $1, ${idOf('c01', number)}, ${idOf('c00', number)}, 'admission', ${since}, now(), $3, 'Nadia Belkacem', $3, null, null, '' ${everyone}`,
    [organisationId, people, unitId],
  );
  await client.query(
    `insert into current_stays select $1, ${idOf('c00', number)}, ${idOf('a00', number)}, $3, 'hebergement-permanent', 'present', ${since}, ${since}, $4,
       case when n % ${measuredOneIn} = 1 then ${idOf('b01', number)} end, null, null, true ${everyone}`,
    [organisationId, people, establishmentId, unitId],
  );
}

const factColumns =
  'organisation_id, id, fact_id, person_id, module, kind, version, series, content, occurred_at, recorded_at, by_account, by_name, by_role, establishment_id, state';

const ofEveryone = [
  { kind: 'allergy', label: 'Pénicilline', agent: 'Pénicilline', category: 'medication', severity: 'severe' },
  { kind: 'risk', risk: 'falls', label: 'Chutes', level: 'high' },
  { kind: 'problem', label: 'Hypertension artérielle', since: '2015' },
];

async function addFacts(client: Connection, { organisationId, establishmentId, number, people }: Of): Promise<void> {
  await client.query(
    `insert into facts (${factColumns})
     select $1, id, id, ${idOf('a00', number)}, 'health', content ->> 'kind', 1, false, content, at, at, $3, 'Nadia Belkacem', 'infirmier', $3, 'current'
     from (
       select n, content, ${idOf('d00', number, `(n * ${factsOfEveryone} + place::int)`)} as id, now() - make_interval(days => ${drawn(8, number, 900)}) as at
       from generate_series(1, $2::int) n, jsonb_array_elements($4::jsonb) with ordinality as told (content, place)
     ) facts`,
    [organisationId, people, establishmentId, JSON.stringify(ofEveryone)],
  );
}

const series = new Set(['vital-signs', 'event', 'intake']);

async function addWholeRecords(
  client: Connection,
  { organisationId, establishmentId, number, people }: Of,
): Promise<void> {
  const fullest = records.toSorted((a, b) => toldFacts(b, new Date()).length - toldFacts(a, new Date()).length)[0];
  const told = (fullest ? toldFacts(fullest, new Date()) : []).map(({ module, content, occurredAt }) => ({
    module,
    content,
    at: occurredAt,
    series: series.has(content.kind),
  }));
  await client.query(
    `insert into facts (${factColumns})
     select $1, id, id, ${idOf('a00', number)}, told ->> 'module', told -> 'content' ->> 'kind', 1, (told ->> 'series')::boolean, told -> 'content',
       (told ->> 'at')::timestamptz, (told ->> 'at')::timestamptz, $3, 'Nadia Belkacem', 'infirmier', $3, 'current'
     from (
       select n, told, ${idOf('d01', number, `(n * 100 + place::int)`)} as id
       from generate_series(1, $2::int, ${measuredOneIn}) n, jsonb_array_elements($4::jsonb) with ordinality as list (told, place)
     ) facts`,
    [organisationId, people, establishmentId, JSON.stringify(told)],
  );
}
