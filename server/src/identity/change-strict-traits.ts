import type { StrictTraits } from '@liane/vocabulary';
import { civilDayOf } from '../directory/index.ts';
import type { Tx } from '../platform/index.ts';
import { settleStatus } from './change-status.ts';
import { personWithTraits } from './create-person.ts';
import { dismissOpenInquiries } from './inquiries.ts';
import type { Person } from './person.ts';
import { personToChange } from './person-to-change.ts';
import { PersonAlreadyKnown } from './refusals.ts';
import { addTraitVersion } from './store.ts';
import type { Author } from './tables.ts';
import { typedTraits } from './typed-traits.ts';

/**
 * The matricule and its OID go (INS.15B), and both axes with them: what was checked was checked on the former traits (U-04).
 * Throws PersonAlreadyKnown and the refusals of `typedTraits`.
 */
export async function changeStrictTraits(
  tx: Tx,
  author: Author,
  personId: string,
  typed: StrictTraits,
  why: string,
): Promise<Person> {
  const before = await personToChange(tx, author.organisationId, personId);
  const traits = typedTraits(typed, await civilDayOf(tx, author));
  if (areWrittenAlike(before.traits, traits)) return before;
  const known = await personWithTraits(tx, author.organisationId, traits);
  if (known && known.id !== personId) throw new PersonAlreadyKnown(known);
  await dismissOpenInquiries(tx, author, personId);
  const changed: Person = { ...before, traits };
  await addTraitVersion(tx, author, changed, why);
  return settleStatus(
    tx,
    author,
    before,
    changed,
    { fromInsi: false, proofChecked: false },
    `Trait strict changé : ${why}`,
  );
}

const areWrittenAlike = (a: StrictTraits, b: StrictTraits): boolean =>
  a.birthFamilyName === b.birthFamilyName &&
  a.firstBirthGivenName === b.firstBirthGivenName &&
  a.birthGivenNames === b.birthGivenNames &&
  a.birthDate === b.birthDate &&
  a.sex === b.sex &&
  a.birthPlaceCode === b.birthPlaceCode;
