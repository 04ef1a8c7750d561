import { generalPractitioner, mssanteDomains, sablierHospital } from '@liane/cast';
import { startSandbox, type RunningSandbox } from '@liane/sandbox';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import {
  mountRoutes,
  openDatabase,
  openHttp,
  uuidv7,
  type Act,
  type Database,
  type Doorkeeper,
  type Platform,
  type ServerConfig,
} from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import type { NationalAnswer } from './contract.ts';
import { directoryModule } from './index.ts';

let town: RunningSandbox;
let database: Database;
let drop: () => Promise<void>;
let act: Act;
let refused: string[];
let app: FastifyInstance | undefined;

const mssante = {
  operators: [],
  authorisedDomains: [...mssanteDomains],
  citizenDomain: 'patient.mssante.fr',
  productNil: 'LIANE',
  applicativeMailboxes: {},
  sandbox: true,
};

const door: Doorkeeper = {
  whoAsks: async () => act,
  checkOrigin: () => {},
  trace: async () => {},
  traceRefusal: async (_act, name) => void refused.push(name),
};

beforeAll(async () => {
  town = await startSandbox({ port: 0 });
  const fresh = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => fresh.drop();
  database = openDatabase(fresh.url, { connections: 1 });
});
beforeEach(() => {
  refused = [];
  const [organisationId, accountId] = [uuidv7(), uuidv7()];
  act = {
    at: new Date(),
    accountId,
    sessionId: accountId,
    who: 'Paule Premier',
    practiceId: accountId,
    organisationId,
    establishmentId: accountId,
    establishmentName: 'EHPAD',
    role: 'infirmier',
    isAdministrator: false,
    from: '192.0.2.7',
    signedInWith: 'passkey',
  };
});
afterEach(async () => {
  town.reset();
  await app?.close();
});
afterAll(async () => {
  await database.close();
  await drop();
  await town.close();
});

async function ask(
  path: string,
  body: object,
  config: Pick<ServerConfig, 'annuaire' | 'mssante'> = { annuaire: { ...town.annuaire, sandbox: true }, mssante },
) {
  const platform: Platform = {
    database,
    live: { listen: () => () => {}, close: async () => {} },
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    newId: uuidv7,
  };
  const module = directoryModule(undefined, { config, doorkeeper: door });
  app = openHttp(platform);
  mountRoutes(app, module.routes, platform, door);
  await module.plugin?.(app, door);
  const answer = await app.inject({ method: 'POST', url: path, payload: body });
  return { status: answer.statusCode, body: answer.json<NationalAnswer & { code?: string; message: string | null }>() };
}
const search = (question: object, config?: Pick<ServerConfig, 'annuaire' | 'mssante'>) =>
  ask('/api/correspondents/national-search', question, config);

describe('the national search', () => {
  test('SC.MSS/CONF.20 a professional by name, profession and place, ready to fill a form', async () => {
    const { body } = await search({ kind: 'professional', name: 'lemoine', professionCode: '10', place: 'Laval' });
    expect(body).toEqual({
      state: 'answered',
      message: null,
      found: [
        {
          kind: 'professional',
          name: 'Gérard LEMOINE',
          familyName: 'LEMOINE',
          givenName: 'Gérard',
          professionInFrench: 'Médecin',
          savoirFaire: ['Qualifié en Médecine Générale (SM)'],
          organisation: 'CABINET MÉDICAL DU QUAI',
          rpps: generalPractitioner.rpps,
          finess: null,
          address: '7 QUAI DE LA MAYENNE, 53000 LAVAL',
          phone: '02 61 91 03 02',
          mssanteAddress: generalPractitioner.mssante,
          mssanteAddresses: [generalPractitioner.mssante],
          outsideTrustedSpace: false,
          active: true,
        },
      ],
    });
    const byNumber = await search({ kind: 'professional', name: generalPractitioner.rpps });
    expect(byNumber.body.found.map(({ rpps }) => rpps)).toEqual([generalPractitioner.rpps]);
    const retired = await search({ kind: 'professional', name: '10199005074' });
    expect(retired.body.found).toMatchObject([{ name: 'RPPS 10199005074', active: false }]);
    town.journal.clear();
    // A published number whose key is wrong (MSSanté digest 14.2).
    await search({ kind: 'professional', name: '1019900 5075' });
    expect(town.journal.of('annuaire')[0]?.received).toContain('rpps.esante.gouv.fr%7C10199005075');
    const byFiness = await search({ kind: 'structure', name: sablierHospital.finess });
    expect(byFiness.body.found.map(({ finess }) => finess)).toEqual([sablierHospital.finess]);
  });

  test('a structure, and an address that this installation may not write to is not proposed', async () => {
    const question = { kind: 'structure', name: 'hospitalier sablier' };
    expect((await search(question)).body.found).toMatchObject([
      { finess: sablierHospital.finess, mssanteAddress: sablierHospital.mssante, outsideTrustedSpace: false },
    ]);
    const narrow = { ...mssante, authorisedDomains: ['medecin.mssante.fr'] };
    const config = { annuaire: { ...town.annuaire, sandbox: true }, mssante: narrow };
    expect((await search(question, config)).body.found).toMatchObject([
      { mssanteAddress: null, outsideTrustedSpace: true },
    ]);
  });

  test('down, refused or not connected is one sentence, never an error', async () => {
    const question = { kind: 'professional', name: 'lemoine' };
    town.faults.set('annuaire', { kind: 'down' });
    expect(await search(question)).toMatchObject({
      status: 200,
      body: {
        state: 'failed',
        message: 'L’Annuaire Santé est injoignable. Réessayez dans quelques minutes.',
        found: [],
      },
    });
    const unknownKey = { annuaire: { ...town.annuaire, apiKey: 'autre', sandbox: true } };
    town.reset();
    expect((await search(question, unknownKey)).body).toMatchObject({ state: 'failed', found: [] });
    expect((await search(question, {})).body).toMatchObject({ state: 'not-connected', found: [] });
  });

  test('no connection of the database is held while the directory thinks', async () => {
    town.faults.set('annuaire', { kind: 'slow', delayMs: 60_000 });
    const slow = search({ kind: 'professional', name: 'lemoine' });
    await expect.poll(() => town.journal.of('annuaire').length).toBe(1);
    // The pool of this test has one connection: it is free.
    expect(await database.outside(async () => 'free')).toBe('free');
    expect((await slow).body.state).toBe('failed');
  });

  test('who may not search is refused, and it is traced; a question of one letter is unreadable', async () => {
    expect((await search({ kind: 'professional', name: 'l' })).status).toBe(400);
    act = { ...act, role: 'administrateur' };
    expect((await search({ kind: 'professional', name: 'lemoine' })).status).toBe(403);
    expect(refused).toEqual(['directory.searchNational']);
  });
});

describe('an address of a correspondent', () => {
  const add = (mssanteAddress: string | null, config?: Pick<ServerConfig, 'annuaire' | 'mssante'>) =>
    ask(
      '/api/correspondents',
      {
        id: uuidv7(),
        kind: 'professional',
        name: 'Dr Gérard LEMOINE',
        professionInFrench: 'Médecin',
        rpps: generalPractitioner.rpps,
        finess: null,
        address: null,
        phone: null,
        mssanteAddress,
      },
      config,
    );

  test.each([
    ['gerard@laposte.net'],
    ['gerard@faux.mssante.fr'],
    ['189012345678901@patient.mssante.fr'],
    ['gerard'],
    ['a@b@medecin.mssante.fr'],
  ])('MSSanté digest 1: %s is refused with a sentence', async (address) => {
    const { status, body } = await add(address);
    expect([status, body.code]).toEqual([409, 'outside-trusted-space']);
    expect(body.message).toContain(`« ${address} » n’est pas dans l’espace de confiance`);
  });

  test('in the trusted space it is kept, whatever its case; none is fine too', async () => {
    expect((await add('Gerard.Lemoine@MEDECIN.mssante.fr')).status).toBe(200);
    expect((await add(null)).status).toBe(200);
  });
});
