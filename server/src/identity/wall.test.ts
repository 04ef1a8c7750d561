import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { identityTables, type IdentityTables } from './tables.ts';
import { accepted } from './testing/accepted.ts';
import { openOffice, type Office } from './testing/office.ts';

let office: Office;
beforeAll(async () => void (office = await openOffice(await freshDatabase(inject('postgres'), inject('template')))));
afterAll(() => office.close());

const walledTables = [
  'persons',
  'local_id_counters',
  'name_words',
  'person_words',
  'trait_versions',
  'status_changes',
  'insi_inquiries',
] as const satisfies (keyof IdentityTables)[];

test.each(walledTables)('nothing of %s crosses the wall between two organisations', async (table) => {
  await accepted(office, await office.create({ birthDate: `1938-03-${String(10 + walledTables.indexOf(table))}` }));
  const other = office.elsewhere();
  const count = (where: Office) =>
    where.work((tx) =>
      sql<{
        found: string;
      }>`select count(*) as found from ${sql.table(table)} where organisation_id = ${office.organisationId}`
        .execute(identityTables(tx))
        .then(({ rows }) => Number(rows[0]?.found)),
    );
  expect(await count(office)).toBeGreaterThan(0);
  expect(await count(other)).toBe(0);
  const moved = other.work((tx) =>
    sql`update ${sql.table(table)} set organisation_id = ${other.organisationId} where organisation_id = ${office.organisationId} returning 1`.execute(
      identityTables(tx),
    ),
  );
  const { rows } = await moved.catch(() => ({ rows: [] }));
  expect(rows).toEqual([]);
});

test('the words of one organisation never correct the search of another', async () => {
  await office.create({ birthFamilyName: 'WZSCHIPIEWSKI', birthDate: '1955-05-05' });
  const words = await office
    .elsewhere()
    .work((tx) => identityTables(tx).selectFrom('name_words').select('word').execute());
  expect(words).toEqual([]);
});
