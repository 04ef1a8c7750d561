import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPerson } from '@liane/server/module/identity';
import { uuidv7 } from '@liane/server/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBase, type Base } from './base.ts';
import { dluFigures } from './dlu.ts';
import { fetches, opens } from './open-record.ts';
import { startEmbedded, type MeasuredServer } from './postgres-server.ts';
import { inserts, saves } from './save-fact.ts';
import { searches, searchesBare, typedNames } from './search-names.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-population-'));
let server: MeasuredServer;
let base: Base;

beforeAll(async () => {
  server = await startEmbedded(folder);
  const [made] = await makeBase(server, 'population', [1000], () => undefined);
  if (!made) throw new Error('no base');
  base = made;
});
afterAll(async () => {
  await base.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('people are written as the product writes them: the same traits give the same searched names', async () => {
  const { rows } = await base.bare.query<Record<string, string> & { complementary: { usedFamilyName: string | null } }>(
    'select * from persons order by random() limit 20',
  );
  for (const row of rows) {
    const id = uuidv7();
    const act = { at: new Date(), accountId: uuidv7(), who: 'Nadia Belkacem', organisationId: uuidv7() };
    await base.database.within(act, (tx) =>
      createPerson(tx, act, {
        id,
        traits: {
          birthFamilyName: row['birth_family_name'] ?? '',
          firstBirthGivenName: row['first_birth_given_name'] ?? '',
          birthGivenNames: row['birth_given_names'] ?? '',
          birthDate: row['birth_date'] ?? '',
          sex: row['sex'] === 'M' ? 'M' : 'F',
          birthPlaceCode: row['birth_place_code'] ?? '',
        },
        complementary: { usedFamilyName: row.complementary.usedFamilyName },
      }),
    );
    const { rows: written } = await base.bare.query<{ names: string }>('select names from persons where id = $1', [id]);
    expect(written[0]?.names).toBe(row['names']);
  }
});

test('measured people have a bed and a whole record, which opens', async () => {
  expect(base.persons).toHaveLength(5);
  const reply = (await opens(base)(0)) as {
    header: { where: { room: string } };
    synthesis: { treatments: unknown[]; missingForDlu: unknown[] };
  };
  expect(reply.header.where.room).toMatch(/^Chambre \d+$/);
  expect(reply.synthesis.treatments.length).toBeGreaterThan(3);
  expect(reply.synthesis.missingForDlu).toEqual([]);
});

test('each way of typing a name finds its person', async () => {
  const names = await typedNames(base);
  for (const typed of [names.plain, names.accents, names.typo]) {
    const notFound: string[] = [];
    for (const [round, name] of typed.entries()) {
      const { rows } = (await searches(base, typed)(round)) as { rows: unknown[] };
      if (rows.length === 0) notFound.push(name);
    }
    expect(notFound).toEqual([]);
  }
});

test('what is compared works alone too', async () => {
  const names = await typedNames(base);
  await expect(fetches(base)(0)).resolves.toBeUndefined();
  await expect(searchesBare(base, names.typo)(0)).resolves.toBeUndefined();
  await expect(inserts(base)()).resolves.toMatchObject({ rowCount: 1 });
  await expect(saves(base)()).resolves.toMatchObject({ kind: 'vital-signs' });
});

test('a DLU is shown and validated from a measured record', async () => {
  for (const { measured } of await dluFigures(base)) expect(measured).toBeGreaterThan(0);
});
