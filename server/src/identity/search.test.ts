import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { uuidv7, type Tx } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { createPerson } from './create-person.ts';
import { displayName } from './person.ts';
import { searchPersons } from './search.ts';
import { identityTables } from './tables.ts';
import { accepted, newMatricule } from './testing/accepted.ts';
import { durand, openOffice, type Office } from './testing/office.ts';
import { fillOrganisation } from './testing/many-people.ts';

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
    await owner.query('vacuum analyze persons');
    await owner.end();
  }, 120_000);

  const plan = (job: (tx: Tx) => Promise<{ rows: { 'QUERY PLAN': string }[] }>) =>
    big.work(job).then(({ rows }) => rows.map((row) => row['QUERY PLAN']).join('\n'));

  test.each([
    ['step 1', sql`names like '% mar%'`],
    ['step 2', sql`(names like '% martin%' or names like '% marin%')`],
  ])('%s reads the index of the organisation alone, as the application', async (_, condition) => {
    const text = await plan((tx) =>
      sql<{
        'QUERY PLAN': string;
      }>`explain select id from persons where organisation_id = ${big.organisationId} and merged_into is null and ${condition}`.execute(
        identityTables(tx),
      ),
    );
    expect(text).toMatch(/Index Only Scan using persons_names/);
    expect(text).toMatch(/Index Cond: .*organisation_id/);
  });
});
