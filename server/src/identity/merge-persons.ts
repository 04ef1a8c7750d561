import type { Tx } from '../platform/index.ts';
import type { Person } from './person.ts';
import { personsToChange } from './person-to-change.ts';
import { MergeKeepsTheOther, MergeOfDifferentIns, MergeWithItself, UnknownPerson } from './refusals.ts';
import { savePerson } from './store.ts';
import { identityTables, writtenBy, type Author } from './tables.ts';
import { tellScreens } from './tell-screens.ts';

/**
 * One record for one person: what was written under the absorbed identity is read under the kept one (`liane_same_person`), and
 * nothing is moved, so that it can be undone. Throws MergeWithItself, MergeOfDifferentIns, MergeKeepsTheOther, PersonMerged, UnknownPerson.
 */
export async function mergePersons(
  tx: Tx,
  author: Author,
  keptId: string,
  merge: { id: string; absorbedPersonId: string; why: string },
): Promise<Person> {
  const absorbedId = merge.absorbedPersonId;
  if (absorbedId === keptId) throw new MergeWithItself();
  const [kept, absorbed] = await personsToChange(tx, author.organisationId, [keptId, absorbedId]);
  if (!kept || !absorbed) throw new UnknownPerson();
  if (absorbed.ins !== null && kept.ins === null) throw new MergeKeepsTheOther();
  if (absorbed.ins !== null && absorbed.ins.matricule !== kept.ins?.matricule) throw new MergeOfDifferentIns();
  await identityTables(tx)
    .insertInto('merges')
    .values({
      ...writtenBy(author),
      id: merge.id,
      kept_person_id: keptId,
      absorbed_person_id: absorbedId,
      why: merge.why,
    })
    .execute();
  await savePerson(tx, author.organisationId, { ...absorbed, mergedInto: keptId });
  tellScreens(tx, keptId, absorbedId);
  return kept;
}
