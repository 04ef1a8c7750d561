import { uuidv7, type Tx } from '../platform/index.ts';
import type { Person } from './person.ts';
import { axesOf, statusOf, type Axes } from './status.ts';
import { savePerson } from './store.ts';
import { identityTables, writtenBy, type Author } from './tables.ts';
import { tellScreens } from './tell-screens.ts';

/**
 * Writes a person whose axes or attributes changed: the status follows the axes, the INS goes with the first axis, the
 * change is kept with who and why (INS/va1.44), and whoever shows or sends this identity is told (INS.15B, INS/va1.60).
 */
export async function settleStatus(
  tx: Tx,
  author: Author,
  before: Person,
  changed: Person,
  axes: Axes,
  why: string,
): Promise<Person> {
  const status = statusOf(axes, changed.attributes);
  const person: Person = { ...changed, status, ins: axesOf(status).fromInsi ? changed.ins : null };
  await savePerson(tx, author.organisationId, person);
  if (status !== before.status) await addStatusChange(tx, author, person, before.status, why);
  tellScreens(tx, person.id);
  if (person.status === 'qualifiee' && before.status !== 'qualifiee')
    await tx.tell(author, { kind: 'identity-qualified', personId: person.id, about: person.id });
  if (lostSomething(before, person)) {
    tx.announce(`identity-downgraded:${person.id}`);
    await tx.tell(author, { kind: 'identity-downgraded', personId: person.id, about: person.id });
  }
  return person;
}

/** A downgrade must reach all who received the identity as it was. */
const lostSomething = (before: Person, after: Person): boolean => {
  const [was, is] = [axesOf(before.status), axesOf(after.status)];
  return (was.fromInsi && !is.fromInsi) || (was.proofChecked && !is.proofChecked);
};

export async function addStatusChange(
  tx: Tx,
  author: Author,
  person: Person,
  from: Person['status'] | null,
  why: string,
): Promise<void> {
  await identityTables(tx)
    .insertInto('status_changes')
    .values({
      ...writtenBy(author),
      person_id: person.id,
      id: uuidv7(author.at),
      from_status: from,
      to_status: person.status,
      why,
    })
    .execute();
}
