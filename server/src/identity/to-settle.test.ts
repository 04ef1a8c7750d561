import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { askInsi } from './ask-insi.ts';
import { recordProof } from './record-proof.ts';
import { setAttribute } from './set-attribute.ts';
import { accepted, answered } from './testing/accepted.ts';
import { openOffice, type Office } from './testing/office.ts';
import { toSettle, type BlockedBy } from './to-settle.ts';

let house: Office;
let office: Office;
beforeAll(async () => void (house = await openOffice(await freshDatabase(inject('postgres'), inject('template')))));
beforeEach(() => void (office = house.elsewhere()));
afterAll(() => house.close());

let day = 0;
const somebody = () => office.create({ birthDate: new Date(Date.UTC(1933, 0, ++day)).toISOString().slice(0, 10) });
const prove = (id: string) =>
  office.work((tx, act) => recordProof(tx, act, id, { id: uuidv7(), type: 'CN', checkedOn: '2026-08-30' }));
const list = (blockedBy?: BlockedBy, at?: Date) =>
  office.work((tx, act) => toSettle(tx, office.organisationId, at ?? act.at, blockedBy));

test('each identity with its problem, the gravest first; qualified and fictive ones are left out', async () => {
  const doubtful = await somebody();
  await office.work((tx, act) =>
    setAttribute(tx, act, doubtful.id, { attribute: 'douteuse', present: true, why: 'Papiers illisibles' }),
  );
  const fictive = await somebody();
  await office.work((tx, act) =>
    setAttribute(tx, act, fictive.id, { attribute: 'fictive', present: true, why: 'Formation' }),
  );
  const provisional = await somebody();
  const proven = await somebody();
  await prove(proven.id);
  const recovered = await accepted(office, await somebody());
  const qualified = await accepted(office, await somebody());
  await prove(qualified.id);
  const toCompare = await somebody();
  await answered(office, toCompare);
  const asked = await somebody();
  await office.work((tx, act) => askInsi(tx, act, asked.id, { id: uuidv7(), kind: 'recuperation' }));

  expect((await list()).map(({ person, problem }) => [person.id, problem])).toEqual([
    [doubtful.id, 'Identité douteuse'],
    [toCompare.id, 'Réponse d’INSi à comparer'],
    [recovered.id, 'Pièce d’identité à contrôler'],
    [proven.id, 'INSi à interroger'],
    [provisional.id, 'Pièce d’identité à contrôler et INSi à interroger'],
    [asked.id, 'Réponse d’INSi attendue'],
  ]);
});

test('what waits because of an identity brings it first, and is said', async () => {
  const [first, second] = [await somebody(), await somebody()];
  const blocking: BlockedBy = () =>
    Promise.resolve(new Map([[first.id, { count: 3, inFrench: '3 documents attendent' }]]));
  expect((await list(blocking)).map(({ person, blocked }) => [person.id, blocked])).toEqual([
    [first.id, '3 documents attendent'],
    [second.id, null],
  ]);
});

test('U-10 an INS is to be verified again after three years', async () => {
  const person = await accepted(office, await somebody());
  await prove(person.id);
  expect(await list(undefined, new Date('2029-08-01T08:00:00Z'))).toEqual([]);
  expect(await list(undefined, new Date('2029-10-01T08:00:00Z'))).toMatchObject([
    { person: { id: person.id }, problem: 'INS à vérifier de nouveau' },
  ]);
});
