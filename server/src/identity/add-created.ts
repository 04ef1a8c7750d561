import { sql } from 'kysely';
import { uuidv7, type Tx } from '../platform/index.ts';
import type { ComplementaryTraits, Person } from './person.ts';
import { nextLocalIds, personRow } from './store.ts';
import { identityTables, writtenBy, type Author } from './tables.ts';
import { tellScreens } from './tell-screens.ts';

interface ToCreate {
  id: string;
  traits: Person['traits'];
  complementary: ComplementaryTraits;
}

const batch = 500;
const why = 'Import d’un fichier';

/** Adds many persons, provisoires, with the beginning of their history. Answers those the database refused: the others are kept. */
export async function addCreated<P extends ToCreate>(
  tx: Tx,
  author: Author,
  year: number,
  people: readonly P[],
): Promise<P[]> {
  const failed: P[] = [];
  for (let from = 0; from < people.length; from += batch) {
    const some = people.slice(from, from + batch);
    if (await attempt(tx, author, year, some)) continue;
    for (const one of some) if (!(await attempt(tx, author, year, [one]))) failed.push(one);
  }
  if (people.length > 0) tellScreens(tx);
  return failed;
}

/** Inside a savepoint: what is refused takes nothing else with it. */
async function attempt(tx: Tx, author: Author, year: number, people: readonly ToCreate[]): Promise<boolean> {
  const tables = identityTables(tx);
  await sql`savepoint created`.execute(tables);
  try {
    await add(tx, author, year, people);
    await sql`release savepoint created`.execute(tables);
    return true;
  } catch (refused) {
    if (!/^2[23]/.test((refused as { code?: string }).code ?? '')) throw refused;
    await sql`rollback to savepoint created`.execute(tables);
    return false;
  }
}

async function add(tx: Tx, author: Author, year: number, people: readonly ToCreate[]): Promise<void> {
  const localIds = await nextLocalIds(tx, author.organisationId, year, people.length);
  const persons = people.map((one, at): Person => ({
    ...one,
    localId: localIds[at] ?? '',
    complementaryVersion: 1,
    status: 'provisoire',
    attributes: [],
    ins: null,
    insHistory: [],
    createdAt: author.at,
    mergedInto: null,
  }));
  const tables = identityTables(tx);
  await tables
    .insertInto('persons')
    .values(persons.map((person) => personRow(author.organisationId, person)))
    .execute();
  await tables
    .insertInto('trait_versions')
    .values(
      persons.map((person) => ({
        ...writtenBy(author),
        person_id: person.id,
        id: uuidv7(author.at),
        traits: JSON.stringify(person.traits),
        complementary: JSON.stringify(person.complementary),
        why,
      })),
    )
    .execute();
  await tables
    .insertInto('status_changes')
    .values(
      persons.map((person) => ({
        ...writtenBy(author),
        person_id: person.id,
        id: uuidv7(author.at),
        from_status: null,
        to_status: person.status,
        why,
      })),
    )
    .execute();
}
