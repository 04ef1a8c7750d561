import type { Tx } from '../platform/index.ts';
import type { ComplementaryTraits, Person } from './person.ts';
import { personToChange } from './person-to-change.ts';
import { addTraitVersion, savePerson } from './store.ts';
import type { Author } from './tables.ts';
import { tellScreens } from './tell-screens.ts';

/** Used names, address, telephones: open to change whatever the status (INS/va1.48). */
export async function changeComplementary(
  tx: Tx,
  author: Author,
  personId: string,
  complementary: ComplementaryTraits,
): Promise<Person> {
  const person: Person = { ...(await personToChange(tx, author.organisationId, personId)), complementary };
  await savePerson(tx, author.organisationId, person);
  await addTraitVersion(tx, author, person, 'Traits complémentaires changés');
  tellScreens(tx, personId);
  return person;
}
