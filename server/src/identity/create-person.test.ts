import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { createPerson } from './create-person.ts';
import { identity } from './contract.ts';
import { displayName } from './person.ts';
import { PersonAlreadyKnown } from './refusals.ts';
import { durand, openOffice, type Office } from './testing/office.ts';

let office: Office;
beforeAll(async () => void (office = await openOffice(await freshDatabase(inject('postgres'), inject('template')))));
afterAll(() => office.close());

test('INS/va1.45 a new identity is provisoire, without matricule, with the first number of the year', async () => {
  const person = await office.create();
  expect(person).toMatchObject({
    status: 'provisoire',
    ins: null,
    attributes: [],
    localId: '2026-000001',
    traits: durand,
  });
  expect((await office.create({ birthDate: '1938-03-13' })).localId).toBe('2026-000002');
});

test.each(['birthFamilyName', 'firstBirthGivenName', 'birthDate', 'sex', 'birthPlaceCode'] as const)(
  'INS/va1.21 creation without %s is refused',
  (trait) => {
    const { [trait]: _missing, ...traits } = durand;
    expect(identity.createPerson.body.safeParse({ id: uuidv7(), traits }).success).toBe(false);
    expect(identity.createPerson.body.safeParse({ id: uuidv7(), traits: { ...durand, [trait]: ' ' } }).success).toBe(
      false,
    );
  },
);

test('INS/va1.22 the five strict traits are enough', async () => {
  const asked = identity.createPerson.body.parse({
    id: uuidv7(),
    traits: { ...durand, birthDate: '1938-03-14', birthGivenNames: '' },
  });
  const person = await office.work((tx, act) => createPerson(tx, act, { id: asked.id, traits: asked.traits }));
  expect(person.traits.birthGivenNames).toBe('MAURICETTE');
  expect(person.complementary.usedFamilyName).toBeNull();
});

test('INS/va1.56 every field of the RNIV is kept', async () => {
  const person = await office.work((tx, act) =>
    createPerson(tx, act, {
      id: uuidv7(),
      traits: { ...durand, birthDate: '1938-03-15' },
      complementary: {
        usedFamilyName: 'Le Goff',
        usedGivenName: 'Momo',
        address: { street: '1 rue du Bac', postalCode: '35000', city: 'Rennes' },
      },
    }),
  );
  expect(await office.read(person.id)).toEqual(person);
  expect(displayName(person)).toBe('Momo LE GOFF');
});

test('names are kept in capitals without accent, as INSi writes them', async () => {
  const person = await office.create({
    birthFamilyName: 'd’Hérouville-Cœur',
    firstBirthGivenName: 'Jean-Noël',
    birthDate: '1940-01-02',
  });
  expect(person.traits).toMatchObject({
    birthFamilyName: "D'HEROUVILLE-COEUR",
    firstBirthGivenName: 'JEAN-NOEL',
    birthGivenNames: 'JEAN-NOEL',
  });
});

test('somebody with the same five traits is refused, and the known one is named by their id', async () => {
  const known = await office.create({ birthDate: '1941-05-06' });
  const again = office.create({
    birthDate: '1941-05-06',
    birthFamilyName: 'Durand',
    firstBirthGivenName: 'Mauricette',
  });
  await expect(again).rejects.toThrow(PersonAlreadyKnown);
  await expect(again).rejects.toMatchObject({ known: { id: known.id } });
  expect(new PersonAlreadyKnown(known).toProblem().faults).toEqual([
    { where: known.id, message: `Mauricette DURAND, dossier ${known.localId}` },
  ]);
});

test('of two creations of one person at once, one is refused', async () => {
  const both = await Promise.allSettled([
    office.create({ birthDate: '1942-01-01' }),
    office.create({ birthDate: '1942-01-01' }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('two organisations number and know their people apart', async () => {
  const other = office.elsewhere();
  expect((await other.create()).localId).toBe('2026-000001');
});

test.each([
  [{ birthDate: '2026-09-02' }, 'birth-date-impossible'],
  [{ birthDate: '1800-01-01' }, 'birth-date-impossible'],
  [{ birthFamilyName: 'Дюран' }, 'name-unwritable'],
  [{ birthFamilyName: '--' }, 'name-unwritable'],
  [{ birthFamilyName: '<script>' }, 'name-unwritable'],
  [{ birthGivenNames: 'JEANNE MAURICETTE' }, 'first-given-name-not-first'],
  [{ birthPlaceCode: 'ABCDE' }, 'birth-place-code-unknown'],
])('%o is refused: %s', async (traits, code) => {
  await expect(office.create({ birthDate: '1950-01-01', ...traits })).rejects.toMatchObject({ code });
});
