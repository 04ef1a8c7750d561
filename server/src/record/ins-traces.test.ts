import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { assemble } from '../modules.ts';
import { connectionOf, mountRoutes, openHttp, uuidv7, type Act, type Platform } from '../platform/index.ts';
import { freshDatabase, openTestHouse, type TestHouse } from '../testing/index.ts';

let house: TestHouse;
let app: FastifyInstance;
let owner: pg.Pool;
let drop: () => Promise<void>;
let asking: Act;
let personId: string;

beforeAll(async () => {
  const fresh = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => fresh.drop();
  house = await openTestHouse(fresh.url);
  owner = new pg.Pool({ ...connectionOf(fresh.url), max: 1 });
  owner.on('error', () => {});
  owner.on('connect', (client) => client.on('error', () => {}));
  // Dropping the database may cut a connection that the pool is already closing.
  owner.on('connect', (client) => client.on('error', () => {}));
  const platform: Platform = {
    database: house.database,
    live: { listen: () => () => {}, close: () => Promise.resolve() },
    log: pino({ level: 'silent' }),
    now: () => new Date('2026-09-01T10:00:00Z'),
    newId: uuidv7,
  };
  const outside = { clientId: 'liane', clientSecret: 'un-secret-assez-long', sandbox: true };
  const { modules, doorkeeper } = assemble(platform, {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    databaseUrl: fresh.url,
    dataDir: 'unused',
    installationName: 'Liane',
    demonstration: true,
    proSanteConnect: { ...outside, discoveryUrl: 'http://127.0.0.1:1' },
    insi: { url: 'https://127.0.0.1:1', certificatePem: '', keyPem: '', idam: '0000', emitter: '1', sandbox: true },
  });
  app = openHttp(platform);
  mountRoutes(
    app,
    modules.flatMap(({ routes }) => routes),
    platform,
    { ...doorkeeper, whoAsks: () => Promise.resolve(asking), checkOrigin: () => {} },
  );
  personId = await house.person('LE GUEN');
});
beforeEach(async () => {
  asking = house.act();
  await owner.query('truncate traces cascade');
});
afterAll(async () => {
  await app.close();
  await house.close();
  await owner.end();
  await drop();
});

const ask = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
  app.inject({
    method,
    url: path.replace(':id', personId),
    ...(payload && { payload }),
    headers: { 'x-command-id': uuidv7() },
  });

const traces = async (): Promise<Record<string, unknown>[]> =>
  (await owner.query('select act, who, role, person_id, at, why, refused from traces order by id')).rows as Record<
    string,
    unknown
  >[];

const nurseAt = { who: 'Nadia Belkacem', role: 'infirmier', at: new Date('2026-09-01T10:00:00Z'), refused: null };

test.each([
  ['the record', 'record.open', '/api/persons/:id/record'],
  ['the identity', 'identity.identity', '/api/persons/:id/identity'],
])('INS/va1.39 showing the INS with %s leaves a trace: who, whose, what, when', async (_what, act, path) => {
  const shown = await ask('GET', path);
  expect([shown.statusCode, shown.body.includes('LE GUEN')]).toEqual([200, true]);
  expect(await traces()).toEqual([{ ...nurseAt, act, person_id: personId, why: null }]);
});

test('INS/va1.49 each question to INSi leaves a trace, with who asked', async () => {
  const inquiry = { id: uuidv7(), kind: 'recuperation' };
  expect((await ask('POST', '/api/persons/:id/insi-inquiries', inquiry)).statusCode).toBe(200);
  expect(await traces()).toEqual([{ ...nurseAt, act: 'identity.askInsi', person_id: personId, why: null }]);
});

test.each(['medecin', 'soignant', 'accompagnant', 'administratif', 'encadrement'] as const)(
  'INS/va1.36 nothing hides the strict traits: %s sees them all on the record',
  async (role) => {
    asking = house.act(role);
    expect((await ask('GET', '/api/persons/:id/record')).json()).toMatchObject({
      header: {
        birthFamilyName: 'LE GUEN',
        birthGivenNames: 'JEANNE',
        birthDate: '1938-03-12',
        sex: 'F',
        birthPlaceName: 'Laval',
        identity: { status: 'provisoire', statusInFrench: 'Provisoire' },
      },
    });
  },
);

test('INS/va1.27 a change of identity leaves its date, its nature, its author and its reason', async () => {
  const traits = {
    birthFamilyName: 'LE GUENNEC',
    firstBirthGivenName: 'JEANNE',
    birthGivenNames: 'JEANNE',
    birthDate: '1938-03-12',
    sex: 'F',
    birthPlaceCode: '53130',
  };
  const changed = await ask('PUT', '/api/persons/:id/strict-traits', { traits, why: 'Livret de famille relu' });
  expect(changed.statusCode).toBe(200);
  expect(await traces()).toEqual([
    { ...nurseAt, act: 'identity.changeStrictTraits', person_id: personId, why: 'Livret de famille relu' },
  ]);
});

test('INS/va1.32 a call to INSi refused by right leaves the trace of its refusal', async () => {
  asking = house.act('soignant');
  const refused = await ask('POST', '/api/persons/:id/insi-inquiries', { id: uuidv7(), kind: 'recuperation' });
  expect(refused.statusCode).toBe(403);
  expect(await traces()).toMatchObject([{ act: 'identity.askInsi', role: 'soignant', person_id: personId }]);
  expect((await traces())[0]?.['refused']).toEqual(expect.any(String));
});
