import type { Tx } from '../platform/index.ts';
import type { ComplementaryTraits, Person } from './person.ts';
import { personToChange } from './person-to-change.ts';
import { ComplementaryChangedMeanwhile } from './refusals.ts';
import { addTraitVersion, savePerson } from './store.ts';
import { identityTables, type Author } from './tables.ts';
import { tellScreens } from './tell-screens.ts';

const why = 'Traits complémentaires changés';

/** Used names, address, telephones: open to change whatever the status (INS/va1.48). Throws ComplementaryChangedMeanwhile. */
export async function changeComplementary(
  tx: Tx,
  author: Author,
  personId: string,
  { complementary, basedOn }: { complementary: ComplementaryTraits; basedOn: number },
): Promise<Person> {
  const before = await personToChange(tx, author.organisationId, personId);
  if (before.complementaryVersion !== basedOn)
    throw new ComplementaryChangedMeanwhile(await lastAuthor(tx, author.organisationId, before.id));
  const person: Person = { ...before, complementary, complementaryVersion: basedOn + 1 };
  await savePerson(tx, author.organisationId, person);
  await addTraitVersion(tx, author, person, why);
  tellScreens(tx, personId);
  return person;
}

async function lastAuthor(tx: Tx, organisationId: string, personId: string): Promise<string | undefined> {
  const last = await identityTables(tx)
    .selectFrom('trait_versions')
    .select('by_name')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('why', '=', why)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.by_name;
}
