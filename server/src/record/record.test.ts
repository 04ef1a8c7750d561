import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addEstablishment } from '../directory/index.ts';
import { end, recordFact, type FactContent } from '../facts/index.ts';
import { keptByCircle } from '../circle/index.ts';
import { keptByHealth } from '../health/index.ts';
import { mergePersons } from '../identity/index.ts';
import { keptByMedication } from '../medication/index.ts';
import { uuidv7, type RightsRole } from '../platform/index.ts';
import { admit, discharge } from '../stays/index.ts';
import { openTestHouse, type TestHouse } from '../testing/house.ts';
import { freshDatabase } from '../testing/database.ts';
import { myDay } from './my-day.ts';
import { openRecord } from './open-record.ts';
import { searchPeople } from './people.ts';

let house: TestHouse;
let drop: () => Promise<void>;
let personId: string;

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  drop = database.drop;
  house = await openTestHouse(database.url);
  personId = await house.person('LE GUEN');
  const act = house.act();
  await house.database.within(act, (tx) =>
    admit(tx, act, {
      id: uuidv7(),
      movementId: uuidv7(),
      personId,
      establishmentId: house.establishmentId,
      kind: 'hebergement-permanent',
      unitId: house.unitId,
      bedId: house.bedIds[0],
      admittedAt: new Date('2026-08-01T10:00:00Z'),
      detail: '',
    }),
  );
});
afterAll(async () => {
  await house.close();
  await drop();
});

const keepers = { health: keptByHealth, circle: keptByCircle, medication: keptByMedication };
const note = (module: keyof typeof keepers, content: FactContent & Record<string, unknown>) =>
  house.database.within(house.act(), (tx) =>
    recordFact(tx, house.act(), keepers[module], { id: uuidv7(), personId, occurredAt: house.act().at, content }),
  );
const open = (role: RightsRole = 'infirmier') =>
  house.database.within(house.act(role), (tx) => openRecord(tx, house.act(role), personId));

test('allergies: not said, then none known, then one are three different answers', async () => {
  expect((await open()).header.allergies).toEqual({ state: 'not-said' });
  await note('health', { kind: 'none-known', about: 'allergies' });
  expect((await open()).header.allergies).toMatchObject({ state: 'none-known', by: 'Nadia Belkacem' });
  await note('health', { kind: 'allergy', label: 'Pénicilline', agent: 'Pénicilline', category: 'medication' });
  expect((await open()).header.allergies).toEqual({ state: 'some', items: ['Pénicilline'] });
});

test('the header says who, where and since when', async () => {
  const { header } = await open();
  expect(header).toMatchObject({
    displayName: 'Jeanne LE GUEN',
    age: '88 ans',
    identity: { status: 'provisoire', matricule: null },
    where: { establishment: 'EHPAD Les Tilleuls', unit: 'Glycines', room: 'Chambre 101', state: 'present' },
  });
});

test('what a role may not read is left out of what it opens', async () => {
  await note('medication', {
    kind: 'treatment',
    medicine: 'Apixaban',
    posology: '1 matin et soir',
    times: ['morning', 'evening'],
    longTerm: true,
  });
  await note('circle', {
    kind: 'contact',
    familyName: 'Le Guen',
    givenName: 'Yann',
    relation: 'SON',
    relationInFrench: 'fils',
    isTrustedPerson: true,
    toWarnInEmergency: true,
    isCarer: false,
  });
  expect((await open('medecin')).synthesis.treatments.map(({ title }) => title)).toEqual(['Apixaban']);
  expect((await open('accompagnant')).synthesis.treatments).toEqual([]);
  const forSecretary = await open('administratif');
  expect(forSecretary.header.allergies).toEqual({ state: 'hidden' });
  expect(forSecretary.header.trustedPerson).toMatchObject({ state: 'some', items: ['Yann LE GUEN (fils)'] });
});

test('a treatment that was stopped is told as stopped among what changed this week, at the date of its end', async () => {
  const tiotropium = await note('medication', {
    kind: 'treatment',
    medicine: 'Tiotropium',
    posology: '2 bouffées à 8 h',
    times: ['morning'],
    longTerm: true,
  });
  const stoppedAt = new Date(tiotropium.recordedAt.getTime() + 1_000);
  const thisWeek = async () =>
    (await open('medecin')).synthesis.thisWeek.find(({ title }) => title.startsWith('Tiotropium'));
  expect(await thisWeek()).toMatchObject({ over: null, at: tiotropium.occurredAt.toISOString() });
  const act = { ...house.act(), at: stoppedAt };
  await house.database.within(act, (tx) =>
    end(
      tx,
      act,
      keepers.medication,
      { id: uuidv7(), personId, factId: tiotropium.factId, basedOn: tiotropium.id },
      { endedAt: stoppedAt, why: null },
    ),
  );
  expect(await thisWeek()).toMatchObject({ over: 'arrêté', at: stoppedAt.toISOString() });
  expect((await open('medecin')).synthesis.treatments.map(({ title }) => title)).not.toContain('Tiotropium');
});

test('a weight noted alone does not hide the blood pressure of the morning', async () => {
  await note('health', { kind: 'vital-signs', values: { systolic: 128, diastolic: 74, 'heart-rate': 82 } });
  await note('health', { kind: 'vital-signs', values: { weight: 61.5 } });
  expect((await open()).synthesis.latestVitalSigns?.text).toBe('tension 128/74 mmHg · pouls 82 /min · poids 61,5 kg');
});

test('what a DLU would lack is said before anyone begins one', async () => {
  const { synthesis } = await open();
  expect(synthesis.missingForDlu).toContain('Directives anticipées');
  expect(synthesis.missingForDlu).not.toContain('Allergies');
});

test('what a role may not read is never told to be missing', async () => {
  await note('health', { kind: 'allergy', label: 'Latex', agent: 'Latex', category: 'environment' });
  await note('medication', {
    kind: 'treatment',
    medicine: 'Furosémide',
    posology: '1 matin',
    times: ['morning'],
    longTerm: true,
  });
  const told = async (role: RightsRole) => (await open(role)).synthesis.missingForDlu;
  expect(await told('administratif')).toEqual(['Médecin traitant', 'Établissement de santé souhaité']);
  expect(await told('accompagnant')).not.toContain('Traitements');
});

test('people are found by name without accents or hyphens, by room, and only where they stay unless one looks everywhere', async () => {
  const find = async (text: string, everywhere = false, establishmentId = house.establishmentId) => {
    const act = { ...house.act(), establishmentId };
    return (await house.database.within(act, (tx) => searchPeople(tx, act, text, everywhere))).rows.map(
      (row) => row.personId,
    );
  };
  for (const text of ['leguen', 'le gue', 'LE-GUEN jeanne', '12/03/1938', 'chambre 101', '101', ''])
    expect([text, await find(text)]).toEqual([text, [personId]]);
  expect(await find('le guen', false, house.otherEstablishmentId)).toEqual([]);
  expect(await find('le guen', true, house.otherEstablishmentId)).toEqual([personId]);
  expect(await find('x')).toEqual([]);
  expect(await find("'; drop table persons; --")).toEqual([]);
  expect(await find('%_%')).toEqual([]);
});

test('my day groups what others wrote since, not one’s own words, and who came', async () => {
  const mine = house.act();
  const seenBy = (accountId: string) =>
    house.database.within({ ...mine, accountId }, (tx) =>
      myDay(tx, { ...mine, accountId }, new Date('2026-07-31T00:00:00Z'), [
        () => Promise.resolve([{ kind: 'identity', label: 'x', detail: null, personId: null, place: '/identites' }]),
      ]),
    );
  const linesOf = ({ writtenByOthers }: Awaited<ReturnType<typeof seenBy>>) =>
    writtenByOthers.flatMap(({ lines }) => lines.map(({ factId }) => factId));
  const id = uuidv7();
  const content = { kind: 'none-known', about: 'alerts' };
  await house.database.within(mine, (tx) =>
    recordFact(tx, mine, keptByHealth, { id, personId, occurredAt: mine.at, content }),
  );
  expect(linesOf(await seenBy(mine.accountId))).not.toContain(id);
  const day = await seenBy(uuidv7());
  expect(linesOf(day)).toContain(id);
  expect(day.writtenByOthers.map(({ displayName }) => displayName)).toEqual(['Jeanne LE GUEN']);
  expect(day.movements.map(({ what }) => what)).toEqual(['Admission']);
  expect(day.todo).toHaveLength(1);
});

test('one of ours is found behind a hundred namesakes of another establishment', { timeout: 30_000 }, async () => {
  const letters = 'ABCDEFGHIJ'.split('');
  const elsewhere = { ...house.act(), establishmentId: house.otherEstablishmentId };
  for (const name of letters.flatMap((one) => letters.map((other) => `HOMONYME ${one}${other}`))) {
    const id = await house.person(name);
    await house.database.within(elsewhere, (tx) =>
      admit(tx, elsewhere, {
        id: uuidv7(),
        movementId: uuidv7(),
        personId: id,
        establishmentId: house.otherEstablishmentId,
        kind: 'accueil-de-jour',
        unitId: null,
        bedId: null,
        admittedAt: new Date('2026-08-01T10:00:00Z'),
        detail: '',
      }),
    );
  }
  const ours = await house.person('HOMONYME ZZ');
  const { rows, more } = await house.database.within(house.act(), (tx) =>
    searchPeople(tx, house.act(), 'homonyme', false),
  );
  expect([rows.map((row) => row.personId), more]).toEqual([[ours], false]);
});

describe('a person who left, and one who was merged', () => {
  const find = async (text: string, establishmentId: string) => {
    const act = { ...house.act(), establishmentId };
    return (await house.database.within(act, (tx) => searchPeople(tx, act, text, true))).rows;
  };
  const allergic = (id: string, label: string) =>
    house.database.within(house.act(), (tx) =>
      recordFact(tx, house.act(), keptByHealth, {
        id: uuidv7(),
        personId: id,
        occurredAt: house.act().at,
        content: { kind: 'allergy', label } as FactContent,
      }),
    );
  const admitHere = (id: string, admittedAt: Date) =>
    house.database.within(house.act(), (tx) =>
      admit(tx, house.act(), {
        id: uuidv7(),
        movementId: uuidv7(),
        personId: id,
        establishmentId: house.establishmentId,
        kind: 'hebergement-permanent',
        unitId: house.unitId,
        bedId: null,
        admittedAt,
        detail: '',
      }),
    );

  test('once gone from one establishment, their allergies are not shown to the others that search', async () => {
    const id = await house.person('PARTIE');
    await allergic(id, 'Iode');
    const stay = await admitHere(id, new Date('2026-08-01T10:00:00Z'));
    await house.database.within(house.act(), (tx) =>
      discharge(tx, house.act(), stay.id, {
        id: uuidv7(),
        at: new Date('2026-08-20T10:00:00Z'),
        to: 'Domicile',
        reason: '',
      }),
    );
    expect(await find('partie', house.otherEstablishmentId)).toMatchObject([{ personId: id, alerts: [] }]);
    expect(await find('partie', house.establishmentId)).toMatchObject([
      { personId: id, alerts: ['Allergie : Iode'], state: null },
    ]);
  });

  test('what was written under an absorbed identity shows in searches, and its old link opens the whole record', async () => {
    const [kept, absorbed] = [await house.person('GARDÉE'), await house.person('ABSORBÉE')];
    await allergic(kept, 'Latex');
    await allergic(absorbed, 'Arachide');
    await admitHere(absorbed, new Date('2026-08-01T10:00:00Z'));
    await house.database.within(house.act(), (tx) =>
      mergePersons(tx, house.act(), kept, { id: uuidv7(), absorbedPersonId: absorbed, why: 'Même personne' }),
    );
    const [row, ...others] = await find('gardee', house.establishmentId);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ personId: kept, unit: 'Glycines' });
    expect(row?.alerts.toSorted()).toEqual(['Allergie : Arachide', 'Allergie : Latex']);
    const { header } = await house.database.within(house.act(), (tx) => openRecord(tx, house.act(), absorbed));
    expect(header).toMatchObject({ personId: kept, displayName: 'Jeanne GARDEE', where: { unit: 'Glycines' } });
    expect(header.allergies).toMatchObject({ state: 'some' });
    expect(header.allergies.state === 'some' && header.allergies.items.toSorted()).toEqual(['Arachide', 'Latex']);
  });
});

describe('days are those of the establishment worked in', () => {
  // Born on 12 March 1938: the day begins three hours sooner at La Réunion in winter, eleven hours later in Tahiti.
  test.each([
    ['Europe/Paris', '2026-03-11T20:30:00Z', '87 ans'],
    ['Indian/Reunion', '2026-03-11T20:30:00Z', '88 ans'],
    ['Indian/Reunion', '2026-03-11T19:59:59Z', '87 ans'],
    ['Europe/Paris', '2026-03-12T09:30:00Z', '88 ans'],
    ['Pacific/Tahiti', '2026-03-12T09:30:00Z', '87 ans'],
  ])('in %s, at %s, the age is %s', async (timeZone, at, age) => {
    const establishmentId = uuidv7();
    const act = { ...house.act('infirmier', new Date(at)), establishmentId };
    const shown = await house.database.within(act, async (tx) => {
      await addEstablishment(tx, act, {
        id: establishmentId,
        name: 'Ailleurs',
        finess: overseas.shift() ?? '',
        siret: null,
        categoryCode: '500',
        sectorCode: 'SA17',
        address: { street: '1 rue du Port', postalCode: '97400', city: 'Saint-Denis' },
        phone: null,
        timeZone,
        privacyNotice: 'Vos données.',
      });
      const { header } = await openRecord(tx, act, personId);
      const { rows } = await searchPeople(tx, act, 'le guen', true);
      return [header.age, ...rows.map((row) => row.age)];
    });
    expect(shown).toEqual([age, age]);
  });
});

const overseas = ['990001034', '990001042', '990002024', '990002032', '990002040'];
