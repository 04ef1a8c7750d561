import type { StrictTraits } from '@liane/vocabulary';
import { civilDayOf } from '../directory/index.ts';
import type { Tx } from '../platform/index.ts';
import { addStatusChange } from './change-status.ts';
import { lockCreations } from './lock-creations.ts';
import { noComplementary, type ComplementaryTraits, type Person } from './person.ts';
import { PersonAlreadyKnown } from './refusals.ts';
import { addPerson, addTraitVersion, nextLocalIds, toPerson } from './store.ts';
import { identityTables, type Author } from './tables.ts';
import { tellScreens } from './tell-screens.ts';
import { typedTraits } from './typed-traits.ts';

export interface Creation {
  /** UUIDv7 made by the client. */
  id: string;
  traits: StrictTraits;
  complementary?: { [T in keyof ComplementaryTraits]?: ComplementaryTraits[T] | undefined };
}

/**
 * A new identity, provisoire (INS/va1.45). The five strict traits are all that is demanded (INS/va1.21, INS/va1.22).
 * Throws PersonAlreadyKnown, which names the one, and the refusals of `typedTraits`.
 */
export async function createPerson(tx: Tx, author: Author, creation: Creation): Promise<Person> {
  const today = await civilDayOf(tx, author);
  const traits = typedTraits(creation.traits, today);
  const known = await personWithTraits(tx, author.organisationId, traits);
  if (known) throw new PersonAlreadyKnown(known);
  const [localId = ''] = await nextLocalIds(tx, author.organisationId, Number(today.slice(0, 4)), 1);
  const person: Person = {
    id: creation.id,
    localId,
    traits,
    complementary: { ...noComplementary, ...withoutUndefined(creation.complementary ?? {}) },
    complementaryVersion: 1,
    status: 'provisoire',
    attributes: [],
    ins: null,
    insHistory: [],
    createdAt: author.at,
    mergedInto: null,
  };
  await addPerson(tx, author.organisationId, person);
  await addTraitVersion(tx, author, person, 'Création');
  await addStatusChange(tx, author, person, null, 'Création');
  tellScreens(tx, person.id);
  return person;
}

/** Whoever already has these five traits, written alike; a second creation of them at the same moment waits here, then sees the first. */
export async function personWithTraits(
  tx: Tx,
  organisationId: string,
  traits: StrictTraits,
): Promise<Person | undefined> {
  await lockCreations(tx, organisationId, traits.birthDate);
  const row = await identityTables(tx)
    .selectFrom('persons')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('birth_date', '=', traits.birthDate)
    .where('birth_family_name', '=', traits.birthFamilyName)
    .where('first_birth_given_name', '=', traits.firstBirthGivenName)
    .where('sex', '=', traits.sex)
    .where('birth_place_code', '=', traits.birthPlaceCode)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  return row && toPerson(row);
}

const withoutUndefined = <T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
