import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerConfig } from '@liane/server';
import { startEmbeddedPostgres, uuidv7, type EmbeddedPostgres } from '@liane/server/platform';
import { startSandbox, type RunningSandbox } from '@liane/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner } from '../reach-database.ts';
import type { Production } from './config.ts';
import { startProduction } from './production.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-production-'));
let database: EmbeddedPostgres;
let sandbox: RunningSandbox;

beforeAll(async () => {
  database = await startEmbeddedPostgres({ dataDir: join(folder, 'database'), durable: false });
  sandbox = await startSandbox({ port: 0 });
});
afterAll(async () => {
  await sandbox.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const server = (): ServerConfig => ({
  port: 0,
  host: '127.0.0.1',
  publicUrl: 'https://dui.exemple.fr',
  databaseUrl: database.url,
  dataDir: join(folder, 'data'),
  installationName: 'Les Bruyères',
  demonstration: false,
  logLevel: 'silent',
  proSanteConnect: { discoveryUrl: `${sandbox.url}/x`, clientId: 'liane', clientSecret: 'x', sandbox: true },
  insi: {
    url: sandbox.insiUrl,
    certificatePem: sandbox.certificates.insiManu.certPem,
    keyPem: sandbox.certificates.insiManu.keyPem,
    idam: 'X',
    emitter: 'X',
    sandbox: true,
  },
});

const production = (): Production => ({
  server: server(),
  organisation: { name: 'Association Les Bruyères', finessJuridique: '990009995', siren: null },
  establishment: {
    name: 'EHPAD Les Bruyères',
    finess: '990001026',
    siret: null,
    categoryCode: '500',
    sectorCode: 'SA17',
    address: { street: '1 rue des Bruyères', postalCode: '53000', city: 'Laval' },
    phone: null,
    timeZone: 'Europe/Paris',
    privacyNotice: 'Vos droits.',
  },
  firstAdministrator: { familyName: 'Ferrand', givenName: 'Lucie' },
});

const counted = (table: string) =>
  asOwner(database.url, async (client) =>
    Number((await client.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n),
  );

test('the first start makes the place and invites its administrator; the next one replaces the lost invitation', async () => {
  const first = await startProduction(production());
  expect((await fetch(`${first.url}/health`)).status).toBe(200);
  expect(first.invitationUrl).toMatch(/^https:\/\/dui\.exemple\.fr\/invitation#[\w-]{43}$/);
  await first.stop();

  const second = await startProduction(production());
  expect(second.invitationUrl).toMatch(/^https:/);
  expect(second.invitationUrl).not.toBe(first.invitationUrl);
  await second.stop();
  expect(await counted('organisations')).toBe(1);
  expect(await counted('establishments')).toBe(1);
  expect(await counted('invitations')).toBe(1);
});

test('a place the directory refuses stops the start with a sentence', async () => {
  const wrong = production();
  wrong.establishment.categoryCode = '000';
  wrong.establishment.finess = '990001034';
  await expect(startProduction(wrong)).rejects.toMatchObject({ code: 'place-refused' });
});

test('a database where the demonstration put its people is refused', async () => {
  await asOwner(database.url, (client) =>
    client.query(`insert into organisations values ($1, 'Les Deux Rives', '990001018', null, now())`, [uuidv7()]),
  );
  await expect(startProduction(production())).rejects.toMatchObject({ code: 'demonstration-database' });
});

test('a database that does not answer is said', async () => {
  const lost = production();
  lost.server.databaseUrl = 'postgresql://liane@127.0.0.1:9/liane';
  await expect(startProduction(lost)).rejects.toMatchObject({ code: 'database-unreachable' });
});
