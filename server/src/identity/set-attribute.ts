import type { IdentityAttribute } from '@liane/vocabulary';
import { uuidv7, type Tx } from '../platform/index.ts';
import { settleStatus } from './change-status.ts';
import { dismissOpenInquiries } from './inquiries.ts';
import { isDoubtful, type Person } from './person.ts';
import { personToChange } from './person-to-change.ts';
import { DoubtfulAndFictive } from './refusals.ts';
import { axesOf } from './status.ts';
import { identityTables, writtenBy, type Author } from './tables.ts';

/**
 * Douteuse or fictive: provisoire only, no INS, no call to INSi (EXI SI 09, INS/va1.20); once the doubt is lifted the
 * qualification starts again. Homonyme only draws attention. Throws DoubtfulAndFictive.
 */
export async function setAttribute(
  tx: Tx,
  author: Author,
  personId: string,
  change: { attribute: IdentityAttribute; present: boolean; why: string },
): Promise<Person> {
  const before = await personToChange(tx, author.organisationId, personId);
  const { attribute, present, why } = change;
  if (before.attributes.includes(attribute) === present) return before;
  const others = before.attributes.filter((each) => each !== attribute);
  const changed: Person = { ...before, attributes: present ? [...others, attribute] : others };
  if (changed.attributes.includes('douteuse') && changed.attributes.includes('fictive')) throw new DoubtfulAndFictive();
  await identityTables(tx)
    .insertInto('attribute_changes')
    .values({ ...writtenBy(author), person_id: personId, id: uuidv7(author.at), attribute, present, why })
    .execute();
  if (isDoubtful(changed)) await dismissOpenInquiries(tx, author, personId);
  return settleStatus(
    tx,
    author,
    before,
    changed,
    axesOf(before.status),
    `Attribut « ${attribute} » ${present ? 'posé' : 'levé'} : ${why}`,
  );
}
