import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '@liane/server';
import {
  migrate,
  openDatabase,
  startEmbeddedPostgres,
  type Database,
  type EmbeddedPostgres,
} from '@liane/server/platform';
import { startSandbox, type RunningSandbox } from '@liane/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quietPlatform } from '../quiet-platform.ts';
import { asOwner } from '../reach-database.ts';
import { loadCast } from './load-cast.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-mailboxes-'));
let server: EmbeddedPostgres;
let database: Database;
let town: RunningSandbox;

interface Row {
  place: string;
  kind: 'APP' | 'ORG' | 'PER';
  address: string;
  unit: string | null;
  holders: string[];
}
let rows: Row[];

beforeAll(async () => {
  [server, town] = await Promise.all([
    startEmbeddedPostgres({ dataDir: folder, durable: false }),
    startSandbox({ port: 0 }),
  ]);
  await migrate(server.url, migrations);
  database = openDatabase(server.url, { connections: 2 });
  const config = {
    publicUrl: 'http://localhost',
    dataDir: folder,
    installationName: '',
    demonstration: true,
    proSanteConnect: { discoveryUrl: 'http://localhost/x', clientId: 'x', clientSecret: 'x', sandbox: true },
  };
  await loadCast(quietPlatform(database), config);
  ({ rows } = await asOwner(server.url, (client) =>
    client.query<Row>(
      `select e.name as place, m.kind, m.address, u.name as unit,
         array(select a.family_name from mailbox_holders h join members a on a.account_id = h.account_id
               and a.organisation_id = h.organisation_id
               where h.mailbox_id = m.id order by 1) as holders
       from mailboxes m join establishments e on e.id = m.establishment_id left join units u on u.id = m.unit_id
       order by m.address`,
    ),
  ));
});
afterAll(async () => {
  await database.close();
  await Promise.all([server.stop(), town.close()]);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

test('each establishment has the applicative mailbox that configuration names', () => {
  const applicative = rows.filter(({ kind }) => kind === 'APP');
  expect(applicative.map(({ address }) => address).toSorted()).toEqual(
    Object.values(town.mssante.applicativeMailboxes).toSorted(),
  );
  expect(applicative.every(({ holders, unit }) => holders.length === 0 && unit === null)).toBe(true);
});

test('each unit has its own, read by those of the place who sign in with an e-CPS', () => {
  const glycines = rows.find(({ address }) => address === 'les-glycines@ehpad-tilleuls.mssante.fr');
  expect(glycines).toMatchObject({ place: 'EHPAD Les Tilleuls', kind: 'ORG', unit: 'Les Glycines' });
  expect(glycines?.holders).toContain('Besnard');
  // Who has no e-CPS opens no mailbox.
  expect(glycines?.holders).not.toContain('Le Roy');
  expect(rows.filter(({ kind, holders }) => kind === 'ORG' && holders.length === 0)).toEqual([]);
});

test('a personal mailbox is read by one person, in one organisation', () => {
  const personal = rows.filter(({ kind }) => kind === 'PER');
  expect(personal.filter(({ holders }) => holders.length !== 1)).toEqual([]);
  expect(new Set(personal.map(({ address }) => address)).size).toBe(personal.length);
  expect(personal.find(({ address }) => address.startsWith('etienne.vallet@'))?.place).toBe('EHPAD Les Tilleuls');
});
