import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import {
  connectionOf,
  mountRoutes,
  openDatabase,
  openHttp,
  uuidv7,
  type Platform,
  type Tx,
} from '../../platform/index.ts';
import { accessModule, type AccessConfig, type AccessModule, type AccessNeeds } from '../index.ts';
import { addStaff, type NewStaff } from '../add-staff.ts';
import { openOrganisation } from '../organisation.ts';
import { Browser } from './browser.ts';

export const origin = 'http://localhost:3000';
export const client = {
  clientId: 'liane',
  clientSecret: 'un-secret-de-bac-a-sable-assez-long',
  redirectUris: [`${origin}/api/sign-in/pro-sante-connect/callback`],
  postLogoutRedirectUris: [`${origin}/connexion`],
};

/** Two organisations and their establishments, with FINESS numbers of no real place. */
export const deuxRives = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Association Les Deux Rives',
  finessJuridique: '990001018',
  siren: null,
};
export const clairval = {
  id: '01900000-0000-7000-8000-000000000002',
  name: 'Fondation Clairval',
  finessJuridique: '990002016',
  siren: null,
};
export const tilleuls = {
  id: '01900000-0000-7000-8000-0000000000a1',
  organisationId: deuxRives.id,
  name: 'EHPAD Les Tilleuls',
  finess: '990001026',
};
export const passerelle = {
  id: '01900000-0000-7000-8000-0000000000a2',
  organisationId: deuxRives.id,
  name: 'La Passerelle',
  finess: '990001042',
};
export const iris = {
  id: '01900000-0000-7000-8000-0000000000b1',
  organisationId: clairval.id,
  name: 'EHPAD Iris',
  finess: '990002032',
};

export interface FrontDoor {
  app: FastifyInstance;
  access: AccessModule;
  platform: Platform;
  config: AccessConfig;
  needs: AccessNeeds;
  owner: pg.Pool;
  dataDir: string;
  clock: { now: Date };
  browser(): Browser;
  /** Adds staff as an administrator would; the id of the account, and the invitation when there is one. */
  hire(
    organisationId: string,
    staff: Partial<NewStaff> & Pick<NewStaff, 'practices'>,
  ): Promise<{ accountId: string; invitationUrl: string | null }>;
  close(): Promise<void>;
}

const workplaces = async (tx: Tx, ids: readonly string[]) => {
  const { rows } = await sql<typeof tilleuls>`
    select id, organisation_id as "organisationId", name, finess from liane_workplaces(${[...ids]}::uuid[])
  `.execute(tx.on());
  return new Map(rows.map((row) => [row.id, row]));
};

/** The module of access behind a real door, on a real database. */
export async function openFrontDoor(
  databaseUrl: string,
  pscUrl: string,
  changes: Partial<AccessConfig> = {},
): Promise<FrontDoor> {
  const dataDir = await mkdtemp(join(tmpdir(), 'liane-access-'));
  const owner = new pg.Pool({ ...connectionOf(databaseUrl), max: 3 });
  // Dropping the database may cut a connection that the pool is already closing.
  owner.on('connect', (client) => client.on('error', () => {}));
  const database = openDatabase(databaseUrl, { connections: 6 });
  const clock = { now: new Date() };
  const platform: Platform = {
    database,
    live: { listen: () => () => {}, close: () => Promise.resolve() },
    log: pino({ level: 'silent' }),
    now: () => new Date(clock.now),
    newId: () => uuidv7(clock.now),
  };
  const config: AccessConfig = {
    publicUrl: origin,
    dataDir,
    installationName: 'Liane',
    demonstration: true,
    proSanteConnect: {
      discoveryUrl: `${pscUrl}/auth/realms/esante-wallet/.well-known/wallet-openid-configuration`,
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      sandbox: true,
      timeoutMs: 1500,
    },
    ...changes,
  };
  const needs: AccessNeeds = { workplaces, allRights: () => access.rights, allRoutes: () => access.routes };
  const access: AccessModule = accessModule(platform, config, needs);
  const app = openHttp(platform);
  mountRoutes(app, access.routes, platform, access.doorkeeper);
  await access.plugin?.(app, access.doorkeeper);
  await app.ready();

  await database.outside(async (tx) => {
    for (const organisation of [deuxRives, clairval]) await openOrganisation(tx, clock.now, organisation);
  });
  for (const place of [tilleuls, passerelle, iris])
    await owner.query(
      `insert into establishments values ($1, $2, $3, $4, null, '500', 'SA17', '1 rue', '53000', 'Laval', null, 'Europe/Paris', '')
       on conflict do nothing`,
      [place.organisationId, place.id, place.name, place.finess],
    );

  return {
    app,
    access,
    platform,
    config,
    needs,
    owner,
    dataDir,
    clock,
    browser: () => new Browser(app, origin),
    hire: (organisationId, staff) =>
      database.within({ organisationId, accountId: '00000000-0000-0000-0000-000000000000' }, (tx) =>
        addStaff(
          { platform, config, needs },
          tx,
          { organisationId, at: clock.now },
          {
            id: uuidv7(),
            familyName: 'Martin',
            givenName: 'Claire',
            rpps: null,
            email: null,
            ...staff,
          },
        ),
      ),
    close: async () => {
      await app.close();
      await database.close();
      await owner.end();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export const at = (
  place: { id: string },
  role: NewStaff['practices'][number]['role'],
  more: Partial<NewStaff['practices'][number]> = {},
) => ({
  establishmentId: place.id,
  role,
  professionCode: null,
  genre: 'NONE' as const,
  isAdministrator: false,
  ...more,
});

export const asNurse = { professionCode: '60', genre: 'GENR01' as const };
export const asDirector = { professionCode: '99', genre: 'GENR12' as const };
