import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { uuidv7, type Tx } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { changeStrictTraits } from './change-strict-traits.ts';
import { createPerson } from './create-person.ts';
import { mergePersons } from './merge-persons.ts';
import { displayName } from './person.ts';
import { searchPersons } from './search.ts';
import { identityTables } from './tables.ts';
import { accepted, newMatricule } from './testing/accepted.ts';
import { durand, openOffice, type Office } from './testing/office.ts';
import { fillOrganisation } from './testing/many-people.ts';
import { undoMerge } from './undo-merge.ts';
import { answeringTo, idsOfRarest } from './words-to-persons.ts';

let office: Office;
beforeAll(async () => void (office = await openOffice(await freshDatabase(inject('postgres'), inject('template')))));
afterAll(() => office.close());

const names = async (text: string, where = office): Promise<string[]> =>
  (await where.work((tx) => searchPersons(tx, where.organisationId, text, 20))).map(
    (person) => `${displayName(person)} ${person.traits.birthDate}`,
  );

describe('what is recognised', () => {
  beforeAll(async () => {
    await office.work((tx, act) =>
      createPerson(tx, act, {
        id: uuidv7(),
        traits: { ...durand, birthFamilyName: 'LE GOFF' },
        complementary: { usedFamilyName: 'Delaunay', usedGivenName: 'Momo' },
      }),
    );
    await office.create({
      birthFamilyName: "D'HEROUVILLE-COEUR",
      firstBirthGivenName: 'ANNE-LISE',
      birthDate: '1941-07-01',
    });
    await office.create({
      birthFamilyName: 'DELATTRE',
      firstBirthGivenName: 'PAUL',
      birthDate: '1938-11-30',
      sex: 'M',
    });
  });
  const momo = 'Momo DELAUNAY 1938-03-12';

  test.each([
    'delau',
    'Le Goff',
    'LEGOFF',
    'goff',
    'mauricette',
    'MOMO DELAUNAY',
    'delaunay momo',
    'jeanne',
    'le-göff',
    'delaunay 12/03/1938',
    '12-03-1938',
    'delaunay 1938',
  ])('« %s »', async (text) => {
    expect(await names(text)).toContain(momo);
  });

  test.each(['dherouville', "d'hérouville", 'd’Hérouville', 'coeur', 'cœur', 'anne lise', 'lise-anne'])(
    '« %s »',
    async (text) => {
      expect(await names(text)).toEqual([`Anne-Lise D'HEROUVILLE-COEUR 1941-07-01`]);
    },
  );

  test('every word counts', async () => {
    expect((await names('del')).toSorted()).toEqual([momo, 'Paul DELATTRE 1938-11-30']);
    expect(await names('del paul')).toEqual(['Paul DELATTRE 1938-11-30']);
    expect(await names('1938')).toHaveLength(2);
    expect(await names('del 1941')).toEqual([]);
  });

  test.each(['delonay', 'moricette', 'dellatre', 'delaunya'])('typing error « %s »', async (text) => {
    expect((await names(text)).length).toBeGreaterThan(0);
  });

  test('a typing error is only forgiven when nothing is found without it', async () => {
    expect(await names('delattre')).toEqual(['Paul DELATTRE 1938-11-30']);
  });

  test('by matricule, former ones too, and by the number of the record', async () => {
    const former = newMatricule();
    const person = await accepted(office, await office.create({ birthDate: '1950-02-02' }), { history: [former] });
    const line = 'Mauricette DURAND 1950-02-02';
    expect(await names(person.ins?.matricule ?? '')).toEqual([line]);
    expect(await names((person.ins?.matricule ?? '').replace(/^(.)(..)(..)/, '$1 $2 $3 '))).toEqual([line]);
    expect(await names(former)).toEqual([line]);
    expect(await names(person.localId)).toEqual([line]);
  });

  test.each([
    '',
    ' ',
    '%',
    '_',
    "'; drop table persons; --",
    '\\',
    '((((',
    'zzzzzzzzz',
    '31/02/1938',
    'a'.repeat(5000),
    '\u0000',
  ])('hostile or empty « %s » finds nobody and breaks nothing', async (text) => {
    expect(await names(text)).toEqual([]);
  });
});

describe('an organisation of 10,000 among others', () => {
  let big: Office;
  beforeAll(async () => {
    big = office.elsewhere();
    await fillOrganisation(office.url, big.organisationId, 10_000);
    await fillOrganisation(office.url, office.elsewhere().organisationId, 90_000);
    const owner = new pg.Client({ connectionString: office.url });
    await owner.connect();
    // Commits of tests are flushed late, and vacuum only calls visible what is flushed.
    await owner.query('checkpoint');
    await owner.query('vacuum analyze persons, person_words');
    await owner.end();
  }, 120_000);

  const plan = (job: (tx: Tx) => Promise<{ rows: { 'QUERY PLAN': string }[] }>) =>
    big.work(job).then(({ rows }) => rows.map((row) => row['QUERY PLAN']).join('\n'));

  test('a frequent beginning reads the index of the names of the organisation alone, as the application', async () => {
    const text = await plan((tx) =>
      sql<{
        'QUERY PLAN': string;
      }>`explain select id from persons where organisation_id = ${big.organisationId} and merged_into is null and names like '% mar%'`.execute(
        identityTables(tx),
      ),
    );
    expect(text).toMatch(/Index Only Scan using persons_names/);
    expect(text).toMatch(/Index Cond: .*organisation_id/);
  });

  test('the words near a typing error are looked up in the index, as the application', async () => {
    const near = [[{ word: 'martin', apart: 1 }], [{ word: 'jeanne', apart: 0 }]];
    const text = await plan((tx) =>
      sql<{ 'QUERY PLAN': string }>`explain ${answeringTo(big.organisationId, near)}`.execute(identityTables(tx)),
    );
    expect(text).toMatch(/Index Only Scan using person_words_pkey/);
    expect(text).toMatch(/Index Cond: .*organisation_id.*word/);
  });

  test('the rarest beginning names its people; when none is rare, nobody is named', async () => {
    const rarest = (words: string[], most: number) =>
      big.work((tx) => idsOfRarest(tx, big.organisationId, words, most));
    const duponts = await rarest(['m', 'dupont'], 1000);
    const { rows } = await big.work((tx) =>
      sql<{
        id: string;
      }>`select id from persons where organisation_id = ${big.organisationId} and names like '% dupont%'`.execute(
        identityTables(tx),
      ),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(duponts?.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    expect(await rarest(['m', 'dupont'], (duponts?.length ?? 0) - 1)).toBeUndefined();
    expect(await rarest(['m', 'zzz'], 1000)).toEqual([]);
  });

  const rowsNamed = (text: string) => big.work((tx) => searchPersons(tx, big.organisationId, text, 90));

  test.each([
    ['martin', 90],
    ['martin jeanne', 1],
    ['mratin jaenne', 1],
    ['mratin', 90],
    ['m', 90],
  ])('« %s », rare or frequent, fills its page', async (text, least) => {
    expect((await rowsNamed(text)).length).toBeGreaterThanOrEqual(least);
  });
});

describe('the words of people follow their names', () => {
  test('a name changed finds under the new one, a typing error too, and no longer under the old one', async () => {
    const person = await office.create({ birthFamilyName: 'ESTRANGIN', birthDate: '1946-06-06' });
    expect(await names('estarngin')).toHaveLength(1);
    const traits = { ...person.traits, birthFamilyName: 'VANDERMEULEN' };
    await office.work((tx, act) => changeStrictTraits(tx, act, person.id, traits, 'Erreur de saisie'));
    expect(await names('estrangin')).toEqual([]);
    expect(await names('estarngin')).toEqual([]);
    expect(await names('vandremeulen')).toHaveLength(1);
    expect(await names('mauricette vandremeulen')).toHaveLength(1);
  });

  test('an absorbed person is found no more, then found again once the merge is undone', async () => {
    const [kept, absorbed] = [
      await office.create({ birthFamilyName: 'OSTROWSKI', birthDate: '1947-07-07' }),
      await office.create({ birthFamilyName: 'OSTROWSKA', birthDate: '1947-07-08' }),
    ];
    const mergeId = uuidv7();
    const found = async () => (await names('ostorwsk')).length;
    expect(await found()).toBe(2);
    await office.work((tx, act) =>
      mergePersons(tx, act, kept.id, { id: mergeId, absorbedPersonId: absorbed.id, why: 'Même personne' }),
    );
    expect(await found()).toBe(1);
    expect(await names('ostrowska')).toEqual(await names('ostrowski'));
    await office.work((tx, act) => undoMerge(tx, act, kept.id, mergeId));
    expect(await found()).toBe(2);
  });

  test('whatever was written, the words of each person are those of their names', async () => {
    const owner = new pg.Client({ connectionString: office.url });
    await owner.connect();
    const words = `select organisation_id, word collate "C" as word, id from persons, unnest(string_to_array(trim(names), ' ')) word`;
    const kept = 'select organisation_id, word, person_id from person_words';
    const { rows } = await owner.query<{ missing: number; extra: number; all: number }>(
      `select (select count(*)::int from (${words} except ${kept}) a) as missing, (select count(*)::int from (${kept} except ${words}) b) as extra,
         (select count(*)::int from person_words) as all`,
    );
    await owner.end();
    expect(rows[0]).toMatchObject({ missing: 0, extra: 0 });
    expect(rows[0]?.all).toBeGreaterThan(0);
  });
});
