import type { Tx } from '../platform/index.ts';
import type { Person } from './person.ts';
import { PersonMerged } from './refusals.ts';
import { lockPerson } from './store.ts';

/** The person, locked until the end of the transaction. Throws UnknownPerson, PersonMerged. */
export async function personToChange(tx: Tx, organisationId: string, id: string): Promise<Person> {
  const person = await lockPerson(tx, organisationId, id);
  if (person.mergedInto !== null) throw new PersonMerged();
  return person;
}
