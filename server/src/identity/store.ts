import { sql } from 'kysely';
import { uuidv7, type Tx } from '../platform/index.ts';
import { lockAgainstImport } from './lock-creations.ts';
import { namesColumn } from './names-column.ts';
import type { ComplementaryTraits, Person } from './person.ts';
import { UnknownPerson } from './refusals.ts';
import { identityTables, writtenBy, type Author, type PersonRow } from './tables.ts';

/** The person, absorbed ones included; null when this organisation knows nobody by that id. */
export async function personById(tx: Tx, organisationId: string, id: string): Promise<Person | null> {
  const row = await identityTables(tx)
    .selectFrom('persons')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toPerson(row) : null;
}

/** The persons known among these ids, in one read. */
export async function personsById(
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await identityTables(tx)
    .selectFrom('persons')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, toPerson(row)]));
}

/** The person, locked until the end of the transaction: two acts on one identity follow each other, and none meets an import. Throws UnknownPerson. */
export async function lockPerson(tx: Tx, organisationId: string, id: string): Promise<Person> {
  await lockAgainstImport(tx, organisationId);
  const row = await identityTables(tx)
    .selectFrom('persons')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new UnknownPerson();
  return toPerson(row);
}

/** The same for several, always in one order: two acts that cross on the same persons follow each other. In the order given. */
export async function lockPersons(tx: Tx, organisationId: string, ids: readonly string[]): Promise<Person[]> {
  const locked = new Map<string, Person>();
  for (const id of ids.map((each) => each.toLowerCase()).toSorted())
    locked.set(id, locked.get(id) ?? (await lockPerson(tx, organisationId, id)));
  return ids.flatMap((id) => locked.get(id.toLowerCase()) ?? []);
}

export async function addPerson(tx: Tx, organisationId: string, person: Person): Promise<void> {
  await identityTables(tx).insertInto('persons').values(personRow(organisationId, person)).execute();
}

/** Writes the person as they now are. */
export async function savePerson(tx: Tx, organisationId: string, person: Person): Promise<void> {
  await identityTables(tx)
    .updateTable('persons')
    .set(columnsOf(person))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', person.id)
    .execute();
}

/** Keeps the traits as they are from now on, with the reason. */
export async function addTraitVersion(tx: Tx, author: Author, person: Person, why: string): Promise<void> {
  await identityTables(tx)
    .insertInto('trait_versions')
    .values({
      ...writtenBy(author),
      person_id: person.id,
      id: uuidv7(author.at),
      traits: JSON.stringify(person.traits),
      complementary: JSON.stringify(person.complementary),
      why,
    })
    .execute();
}

/** The next numbers of the year in this organisation, `2026-000123`. Two creations at once wait for each other here. */
export async function nextLocalIds(tx: Tx, organisationId: string, year: number, count: number): Promise<string[]> {
  const { last } = await identityTables(tx)
    .insertInto('local_id_counters')
    .values({ organisation_id: organisationId, year, last: count })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'year']).doUpdateSet({ last: sql`local_id_counters.last + ${count}` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, at) => `${year}-${String(last - count + 1 + at).padStart(6, '0')}`);
}

export const personRow = (organisationId: string, person: Person) => ({
  organisation_id: organisationId,
  id: person.id,
  local_id: person.localId,
  created_at: person.createdAt,
  ...columnsOf(person),
});

function columnsOf(person: Person) {
  const { traits, complementary, complementaryVersion, status, attributes, ins, insHistory, mergedInto } = person;
  return {
    birth_family_name: traits.birthFamilyName,
    first_birth_given_name: traits.firstBirthGivenName,
    birth_given_names: traits.birthGivenNames,
    birth_date: traits.birthDate,
    sex: traits.sex,
    birth_place_code: traits.birthPlaceCode,
    complementary: JSON.stringify(complementary),
    complementary_version: complementaryVersion,
    status,
    attributes: [...attributes],
    ins_matricule: ins?.matricule ?? null,
    ins_oid: ins?.oid ?? null,
    ins_history: [...insHistory],
    names: namesColumn(traits, complementary),
    merged_into: mergedInto,
  };
}

export function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    localId: row.local_id,
    traits: {
      birthFamilyName: row.birth_family_name,
      firstBirthGivenName: row.first_birth_given_name,
      birthGivenNames: row.birth_given_names,
      birthDate: row.birth_date,
      sex: row.sex,
      birthPlaceCode: row.birth_place_code,
    },
    complementary: row.complementary as ComplementaryTraits,
    complementaryVersion: row.complementary_version,
    status: row.status,
    attributes: row.attributes,
    ins: row.ins_matricule !== null && row.ins_oid !== null ? { matricule: row.ins_matricule, oid: row.ins_oid } : null,
    insHistory: row.ins_history,
    createdAt: row.created_at,
    mergedInto: row.merged_into,
  };
}
