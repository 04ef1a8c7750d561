import type { Tx } from '../platform/index.ts';
import type { Person } from './person.ts';
import { PersonMerged } from './refusals.ts';
import { lockPerson, lockPersons } from './store.ts';

/** The person, locked until the end of the transaction. Throws UnknownPerson, PersonMerged. */
export async function personToChange(tx: Tx, organisationId: string, id: string): Promise<Person> {
  return unmerged(await lockPerson(tx, organisationId, id));
}

/** The same for several, in the order given. */
export async function personsToChange(tx: Tx, organisationId: string, ids: readonly string[]): Promise<Person[]> {
  return (await lockPersons(tx, organisationId, ids)).map(unmerged);
}

function unmerged(person: Person): Person {
  if (person.mergedInto !== null) throw new PersonMerged();
  return person;
}
