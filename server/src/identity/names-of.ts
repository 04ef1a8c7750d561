import type { Tx } from '../platform/index.ts';
import { displayName } from './person.ts';
import { personsById } from './store.ts';

/** Names as they are said, by id; an unknown id is absent. */
export async function namesOf(tx: Tx, organisationId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const persons = await personsById(tx, organisationId, ids);
  return new Map([...persons].map(([id, person]) => [id, displayName(person)]));
}
