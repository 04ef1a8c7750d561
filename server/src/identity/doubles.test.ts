import { eleonore, eleonoreAgain } from '@liane/cast';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase, someoneWaits } from '../testing/database.ts';
import { changeComplementary } from './change-complementary.ts';
import { considerReceivedIdentity } from './consider-received-identity.ts';
import { findDoubles } from './find-doubles.ts';
import { mergePersons } from './merge-persons.ts';
import { noComplementary, type Person } from './person.ts';
import { presentIdentity } from './present.ts';
import { searchPersons } from './search.ts';
import { setAttribute } from './set-attribute.ts';
import { suspectedDoubles } from './suspected-doubles.ts';
import { lockPerson } from './store.ts';
import { identityTables } from './tables.ts';
import { accepted, newMatricule } from './testing/accepted.ts';
import { durand, openOffice, type Office } from './testing/office.ts';
import { undoMerge } from './undo-merge.ts';

let house: Office;
let office: Office;
beforeAll(async () => void (house = await openOffice(await freshDatabase(inject('postgres'), inject('template')))));
beforeEach(() => void (office = house.elsewhere()));
afterAll(() => house.close());

const found = async (asked: Parameters<typeof findDoubles>[2]): Promise<string[]> =>
  (await office.work((tx) => findDoubles(tx, office.organisationId, asked))).map(({ person }) => person.id);

describe('recherche d’antériorité', () => {
  test('INS/va1.41 by matricule, the former ones too, with or without spaces', async () => {
    const former = newMatricule();
    const person = await accepted(office, await office.create(), { history: [former] });
    const matricule = person.ins?.matricule ?? '';
    expect(await found({ matricule })).toEqual([person.id]);
    expect(await found({ matricule: matricule.slice(0, 13) })).toEqual([person.id]);
    expect(await found({ matricule: matricule.replace(/^(.)(..)/, '$1 $2 ') })).toEqual([person.id]);
    expect(await found({ matricule: former })).toEqual([person.id]);
    expect(await found({ matricule: newMatricule() })).toEqual([]);
    expect(await found({ matricule: '2' })).toEqual([]);
  });

  test('INS/va1.02 by birth date, alone or with the first letters of the names', async () => {
    const person = await office.create();
    const other = await office.create({ birthFamilyName: 'PETIT', firstBirthGivenName: 'ANNE' });
    expect((await found({ birthDate: '1938-03-12' })).toSorted()).toEqual([person.id, other.id].toSorted());
    expect(await found({ birthDate: '1938-03-12', birthFamilyName: 'dur', firstBirthGivenName: 'ma' })).toEqual([
      person.id,
    ]);
  });

  test.each([
    ['LE GOFF', 'Le-Goff'],
    ["D'HEROUVILLE", 'd’Hérouville'],
    ['D HEROUVILLE', "D'HEROUVILLE"],
    ['LEFEVRE--DUMONT', 'lefèvre dumont'],
    ['DUMONT LEFEVRE', 'Lefèvre-Dumont'],
    ['CLOEZ', 'Cloëz'],
  ])('INS/va1.25 « %s » is found by « %s »', async (known, asked) => {
    const person = await office.create({ birthFamilyName: known });
    expect(await found({ birthFamilyName: asked, firstBirthGivenName: 'Maurícette', birthDate: '1938-03-12' })).toEqual(
      [person.id],
    );
    expect(await found({ birthFamilyName: asked })).toEqual([person.id]);
  });

  test('day and month swapped: found, with less likeness', async () => {
    const person = await office.create();
    const [known] = await office.work((tx) =>
      findDoubles(tx, office.organisationId, { ...durand, birthDate: '1938-12-03' }),
    );
    expect(known).toMatchObject({
      person: { id: person.id },
      likeness: { score: 0.94, why: expect.stringContaining('date de naissance proche') as string },
    });
  });

  test('another organisation’s people are never found', async () => {
    await office.elsewhere().create();
    expect(await found({ ...durand })).toEqual([]);
  });
});

describe('suspected doubles', () => {
  test('the two Éléonore of the cast are one suspicion; strangers born the same day are none', async () => {
    const one = await office.create(eleonore.traits);
    const other = await office.create(eleonoreAgain.traits);
    await office.create({
      birthDate: eleonore.traits.birthDate,
      birthFamilyName: 'BRIAND',
      firstBirthGivenName: 'YVON',
      sex: 'M',
    });
    const suspected = await office.work((tx) => suspectedDoubles(tx, office.organisationId));
    expect(suspected.map(({ kept, other: absorbed, likeness }) => [kept.id, absorbed.id, likeness])).toEqual([
      [one.id, other.id, 1],
    ]);
  });

  test('day and month swapped are suspected; the better qualified is the one to keep', async () => {
    await office.create();
    const qualified = await accepted(office, await office.create({ birthDate: '1938-12-03' }));
    const [pair] = await office.work((tx) => suspectedDoubles(tx, office.organisationId));
    expect(pair?.kept.id).toBe(qualified.id);
  });

  test('homonyms told so, and people with two INS, are no suspicion', async () => {
    const twins = [await office.create(), await office.create({ birthPlaceCode: '35360' })];
    for (const { id } of twins)
      await office.work((tx, act) =>
        setAttribute(tx, act, id, { attribute: 'homonyme', present: true, why: 'Deux personnes' }),
      );
    const named = { birthFamilyName: 'PETIT' };
    await accepted(office, await office.create(named));
    await accepted(office, await office.create({ ...named, birthPlaceCode: '35360' }));
    expect(await office.work((tx) => suspectedDoubles(tx, office.organisationId))).toEqual([]);
  });
});

describe('merge', () => {
  const merge = (kept: Person, absorbed: Person, id = uuidv7()) =>
    office.work((tx, act) =>
      mergePersons(tx, act, kept.id, { id, absorbedPersonId: absorbed.id, why: 'Même personne' }),
    );
  const samePerson = async (id: string): Promise<string[]> => {
    const { rows } = await office.work((tx) =>
      sql<{ ids: string[] }>`select liane_same_person(${id}) as ids`.execute(identityTables(tx)),
    );
    return rows[0]?.ids.toSorted() ?? [];
  };

  test('the absorbed one leaves searches; both are read as one; undone, they are two again', async () => {
    const [kept, absorbed] = [await office.create(eleonore.traits), await office.create(eleonoreAgain.traits)];
    const id = uuidv7();
    await merge(kept, absorbed, id);
    expect(
      (await office.work((tx) => searchPersons(tx, office.organisationId, 'lefevre', 10))).map((person) => person.id),
    ).toEqual([kept.id]);
    expect(await samePerson(kept.id)).toEqual([kept.id, absorbed.id].toSorted());
    expect(await samePerson(absorbed.id)).toEqual([kept.id, absorbed.id].toSorted());
    expect((await office.work((tx) => presentIdentity(tx, office.organisationId, kept.id))).merges).toMatchObject([
      { id, absorbedPersonId: absorbed.id, by: 'Josiane Lebrun', why: 'Même personne' },
    ]);
    expect((await office.work((tx) => presentIdentity(tx, office.organisationId, absorbed.id))).mergedInto).toBe(
      kept.id,
    );

    await office.work((tx, act) => undoMerge(tx, act, kept.id, id));
    expect(await samePerson(kept.id)).toEqual([kept.id]);
    expect(await samePerson(absorbed.id)).toEqual([absorbed.id]);
    expect(await office.read(absorbed.id)).toEqual(absorbed);
    await expect(office.work((tx, act) => undoMerge(tx, act, kept.id, id))).rejects.toMatchObject({
      code: 'merge-already-undone',
    });
    await expect(office.work((tx, act) => undoMerge(tx, act, absorbed.id, id))).rejects.toMatchObject({
      code: 'unknown-merge',
    });
  });

  test('three records merged one after the other are read as one', async () => {
    const [a, b, c] = [
      await office.create(),
      await office.create({ birthPlaceCode: '35360' }),
      await office.create({ birthPlaceCode: '75056' }),
    ];
    await merge(b, a);
    await merge(c, b);
    expect(await samePerson(c.id)).toEqual([a.id, b.id, c.id].toSorted());
  });

  test('two different INS are two persons: refused', async () => {
    const [one, other] = [
      await accepted(office, await office.create()),
      await accepted(office, await office.create({ birthPlaceCode: '35360' })),
    ];
    await expect(merge(one, other)).rejects.toMatchObject({ code: 'merge-of-different-ins' });
  });

  test('the one with the INS is the one to keep', async () => {
    const [qualified, other] = [
      await accepted(office, await office.create()),
      await office.create({ birthPlaceCode: '35360' }),
    ];
    await expect(merge(other, qualified)).rejects.toMatchObject({ code: 'merge-keeps-the-other' });
    await merge(qualified, other);
  });

  test('a record does not merge with itself, nor twice, nor with somebody elsewhere', async () => {
    const [one, other] = [await office.create(), await office.create({ birthPlaceCode: '35360' })];
    await expect(merge(one, one)).rejects.toMatchObject({ code: 'merge-with-itself' });
    await merge(one, other);
    await expect(merge(one, other)).rejects.toMatchObject({ code: 'person-merged' });
    await expect(merge(one, await office.elsewhere().create())).rejects.toMatchObject({ code: 'unknown-person' });
  });

  test('two merges that cross do not wait for each other for ever', async () => {
    const [one, other] = [await office.create(), await office.create({ birthPlaceCode: '35360' })];
    const settled = await Promise.allSettled([merge(one, other), merge(other, one)]);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('undoing a merge and another act on the same two persons lock them in one order, and both end', async () => {
    const [kept, absorbed] = [await office.create(), await office.create({ birthPlaceCode: '35360' })];
    const id = uuidv7();
    await merge(kept, absorbed, id);
    let undone: Promise<void> | undefined;
    await office.work(async (tx) => {
      await lockPerson(tx, office.organisationId, kept.id);
      undone = office.work((other, act) => undoMerge(other, act, kept.id, id));
      undone.catch(() => {});
      await someoneWaits(office.platform.database);
      await lockPerson(tx, office.organisationId, absorbed.id);
    });
    await undone;
    expect((await office.read(absorbed.id)).mergedInto).toBeNull();
  });

  test('an absorbed record is read, no longer changed', async () => {
    const [one, other] = [await office.create(), await office.create({ birthPlaceCode: '35360' })];
    await merge(one, other);
    await expect(
      office.work((tx, act) => changeComplementary(tx, act, other.id, { complementary: noComplementary, basedOn: 1 })),
    ).rejects.toMatchObject({ code: 'person-merged' });
  });

  test('undone after the kept one received their INS, only the kept one holds it', async () => {
    const matricule = newMatricule();
    const [one, other] = [
      await accepted(office, await office.create(), { matricule }),
      await office.create({ birthPlaceCode: '35360' }),
    ];
    const id = uuidv7();
    await merge(one, other, id);
    await office.work((tx, act) => undoMerge(tx, act, one.id, id));
    expect((await office.read(one.id)).ins?.matricule).toBe(matricule);
    expect((await office.read(other.id)).ins).toBeNull();
  });
});

describe('an identity received with a document', () => {
  const consider = (received: { traits?: Partial<typeof durand>; ins?: Person['ins'] }) =>
    office.work((tx, act) =>
      considerReceivedIdentity(tx, act, {
        id: uuidv7(),
        traits: { ...durand, ...received.traits },
        ins: received.ins ?? null,
      }),
    );
  const ins = { matricule: '238033523800101', oid: '1.2.250.1.213.1.4.10' } as const;

  test('INS/va1.05 INS/va1.57 unknown: created provisoire, without the INS received', async () => {
    expect(await consider({ ins })).toMatchObject({ kind: 'created', person: { status: 'provisoire', ins: null } });
  });

  test('INS/va1.07 known by their traits: the record is not touched, whatever INS came', async () => {
    const person = await office.create();
    expect(await consider({ ins })).toEqual({ kind: 'known', person, by: 'traits' });
    expect(await office.read(person.id)).toEqual(person);
  });

  test('known by INS and traits', async () => {
    const person = await accepted(office, await office.create());
    expect(await consider({ ins: person.ins })).toEqual({ kind: 'known', person, by: 'ins' });
  });

  test('the INS of one and the traits of another: somebody must choose', async () => {
    const bearer = await accepted(office, await office.create());
    const considered = await consider({
      traits: { birthFamilyName: 'PETIT', firstBirthGivenName: 'ANNE', birthGivenNames: 'ANNE' },
      ins: bearer.ins,
    });
    expect(considered).toMatchObject({ kind: 'look-alikes', persons: [{ id: bearer.id }] });
  });

  test('near traits: proposed, never attached alone', async () => {
    const person = await office.create();
    expect(await consider({ traits: { birthFamilyName: 'DURANT' } })).toMatchObject({
      kind: 'look-alikes',
      persons: [{ id: person.id }],
    });
  });
});
