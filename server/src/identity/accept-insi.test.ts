import { insOids } from '@liane/vocabulary';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { acceptInsi } from './accept-insi.ts';
import { askInsi } from './ask-insi.ts';
import { changeStrictTraits } from './change-strict-traits.ts';
import { dismissInsi } from './dismiss-insi.ts';
import type { Person } from './person.ts';
import { presentIdentity } from './present.ts';
import { recordProof } from './record-proof.ts';
import { setAttribute } from './set-attribute.ts';
import { toSettle } from './to-settle.ts';
import { accepted, answered, newMatricule } from './testing/accepted.ts';
import { openOffice, type Office } from './testing/office.ts';

let office: Office;
let day = 0;
beforeAll(async () => void (office = await openOffice(await freshDatabase(inject('postgres'), inject('template')))));
afterAll(() => office.close());

const somebody = (): Promise<Person> =>
  office.create({ birthDate: new Date(Date.UTC(1931, 0, ++day)).toISOString().slice(0, 10) });
const accept = (person: Person, inquiryId: string) =>
  office.work((tx, act) => acceptInsi(tx, act, person.id, inquiryId));
const shown = (person: Person) => office.work((tx) => presentIdentity(tx, office.organisationId, person.id));

test('INS/va1.52 matricule, OID and strict traits come from the answer, not from what was typed', async () => {
  const person = await somebody();
  const matricule = newMatricule();
  const after = await accepted(office, person, {
    matricule,
    traits: {
      ...person.traits,
      birthFamilyName: "D'URAND",
      birthGivenNames: 'MAURICETTE JEANNE MARIE',
      birthPlaceCode: '35360',
    },
    history: ['138033523800199'],
  });
  expect(after).toMatchObject({
    ins: { matricule, oid: insOids.nirTest },
    insHistory: ['138033523800199'],
    traits: { birthFamilyName: "D'URAND", birthGivenNames: 'MAURICETTE JEANNE MARIE', birthPlaceCode: '35360' },
  });
  expect((await shown(person)).ins).toEqual({
    matricule,
    oid: insOids.nirTest,
    nature: 'NIR de test',
    history: ['138033523800199'],
  });
});

test('a proof checked on other traits does not count for those INSi returned', async () => {
  const person = await somebody();
  await office.work((tx, act) =>
    recordProof(tx, act, person.id, { id: uuidv7(), type: 'CN', checkedOn: '2026-08-30' }),
  );
  expect((await accepted(office, person, { traits: { ...person.traits, birthPlaceCode: '35360' } })).status).toBe(
    'recuperee',
  );
});

test('INS/va1.51 refused when the first given name typed is not in the list returned', async () => {
  const person = await somebody();
  const inquiry = await answered(office, person, {
    traits: { ...person.traits, firstBirthGivenName: 'SIMONE', birthGivenNames: 'SIMONE JEANNE' },
  });
  await expect(accept(person, inquiry)).rejects.toMatchObject({ code: 'first-given-name-not-in-list' });
  expect(await office.read(person.id)).toEqual(person);
});

test('INS/va1.51 a hyphen or an accent does not count', async () => {
  const person = await office.create({ firstBirthGivenName: 'MARIE-LOU', birthDate: '1932-05-05' });
  const after = await accepted(office, person, {
    traits: { ...person.traits, firstBirthGivenName: 'MARIE LOU', birthGivenNames: 'MARIE LOU ANNE' },
  });
  expect(after.status).toBe('recuperee');
});

test.each([
  ['INS/va1.28 a birth date with 00', { birthDate: '1938-00-12' }, 'le jour ou le mois de naissance est inconnu (00)'],
  ['INS/va1.31 an empty name', { birthFamilyName: '' }, 'le nom de naissance est vide'],
  ['INS/va1.31 an empty sex', { sex: '' }, 'le sexe est vide'],
])('%s is not imported', async (_, traits, obstacle) => {
  const person = await somebody();
  const inquiry = await answered(
    office,
    person,
    { traits: { ...person.traits, ...traits }, obstacles: [obstacle] },
    'not-importable',
  );
  const refused = accept(person, inquiry);
  await expect(refused).rejects.toMatchObject({ code: 'answer-not-importable' });
  await expect(refused).rejects.toThrow(obstacle);
  expect((await shown(person)).inquiries[0]).toMatchObject({ state: 'not-importable', answer: null });
});

test('the INS of another record is refused, and both are put in the work list', async () => {
  const [holder, other] = [await accepted(office, await somebody()), await somebody()];
  const inquiry = await answered(office, other, { matricule: holder.ins?.matricule ?? '' });
  await expect(accept(other, inquiry)).rejects.toMatchObject({ code: 'ins-collision', otherPersonId: holder.id });
  const list = await office.work((tx, act) => toSettle(tx, office.organisationId, act.at, undefined));
  const collided = list
    .filter(({ problem }) => problem.startsWith('Même matricule INS'))
    .map(({ person }) => person.id);
  expect(collided.toSorted()).toEqual([holder.id, other.id].toSorted());
});

test('of two records accepting one INS at once, one is refused', async () => {
  const matricule = newMatricule();
  const both = [await somebody(), await somebody()];
  const inquiries = await Promise.all(both.map((person) => answered(office, person, { matricule })));
  const settled = await Promise.allSettled(both.map((person, at) => accept(person, inquiries[at] ?? '')));
  expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ins-collision' } });
});

test('an answer is accepted once, for its own person', async () => {
  const [person, other] = [await somebody(), await somebody()];
  const inquiry = await answered(office, person);
  await expect(accept(other, inquiry)).rejects.toMatchObject({ code: 'unknown-inquiry' });
  await accept(person, inquiry);
  await expect(accept(person, inquiry)).rejects.toMatchObject({ code: 'inquiry-not-to-settle' });
});

test('an answer to former traits can no longer be accepted', async () => {
  const person = await somebody();
  const inquiry = await answered(office, person);
  await office.work((tx, act) =>
    changeStrictTraits(tx, act, person.id, { ...person.traits, sex: 'M' }, 'Erreur de saisie'),
  );
  await expect(accept(person, inquiry)).rejects.toMatchObject({ code: 'inquiry-not-to-settle' });
});

test('dismissed, an answer leaves the identity as it is', async () => {
  const person = await somebody();
  const inquiry = await answered(office, person);
  expect(await office.work((tx, act) => dismissInsi(tx, act, person.id, inquiry, 'Une autre personne'))).toEqual(
    person,
  );
  expect((await shown(person)).inquiries).toMatchObject([{ state: 'dismissed', stateInFrench: 'Réponse écartée' }]);
});

test.each(['douteuse', 'fictive'] as const)(
  'INS/va1.20 %s blocks every call to INSi, and any answer that came',
  async (attribute) => {
    const person = await somebody();
    const inquiry = await answered(office, person);
    await office.work((tx, act) =>
      setAttribute(tx, act, person.id, { attribute, present: true, why: 'Usurpation possible' }),
    );
    await expect(
      office.work((tx, act) => askInsi(tx, act, person.id, { id: uuidv7(), kind: 'recuperation' })),
    ).rejects.toMatchObject({ code: 'insi-blocked' });
    await expect(accept(person, inquiry)).rejects.toMatchObject({ code: 'doubt-forbids' });
    expect((await shown(person)).insiBlockedBecause).toMatch(/douteuse ou fictive/);
  },
);

test('a question without sense is not asked: no INS to verify, one already held, sex unknown to INSi, one that waits', async () => {
  const ask = (person: Person, kind: 'recuperation' | 'verification') =>
    office.work((tx, act) => askInsi(tx, act, person.id, { id: uuidv7(), kind }));
  const person = await somebody();
  await expect(ask(person, 'verification')).rejects.toMatchObject({ code: 'insi-blocked' });
  await expect(ask(await accepted(office, await somebody()), 'recuperation')).rejects.toMatchObject({
    code: 'insi-blocked',
  });
  await expect(ask(await office.create({ sex: 'I' }), 'recuperation')).rejects.toMatchObject({ code: 'insi-blocked' });
  await ask(person, 'recuperation');
  await expect(ask(person, 'recuperation')).rejects.toMatchObject({ code: 'insi-blocked' });
});
