import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { inject } from 'vitest';
import { accessModule } from '../../access/index.ts';
import type { ContentStore } from '../../documents/index.ts';
import { migrations } from '../../migrations.ts';
import { migrate, openDatabase, openHttp, uuidv7, type Platform } from '../../platform/index.ts';
import { freshDatabase } from '../../testing/database.ts';
import { openTestHouse, type TestHouse } from '../../testing/house.ts';
import { addClient, type NewClient } from '../add-client.ts';
import { fhirApiMigrations, fhirApiModule } from '../index.ts';

export const publicUrl = 'http://localhost:3000';
export const base = `${publicUrl}/fhir/R4`;

export interface Partner {
  id: string;
  secret: string;
  token: string;
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** `POST …/_search` with a form. */
  post(path: string, form: Record<string, string>): Promise<LightMyRequestResponse>;
}

export interface FhirHouse {
  app: FastifyInstance;
  platform: Platform;
  clock: { now: Date };
  /** Two organisations on one database. */
  here: TestHouse;
  elsewhere: TestHouse;
  owner: pg.Pool;
  files: Map<string, Uint8Array>;
  partner(scopes: string[], more?: Partial<NewClient> & { house?: TestHouse }): Promise<Partner>;
  tokenFor(form: Record<string, string>, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  traces(
    clientId: string,
  ): Promise<{ act: string; person_id: string | null; refused: string | null; who: string; signed_in_with: string }[]>;
  close(): Promise<void>;
}

/** The API behind a real door, on a real database. */
export async function openFhirHouse(): Promise<FhirHouse> {
  const fresh = await freshDatabase(inject('postgres'), inject('template'));
  await migrate(fresh.url, { ...migrations, ...fhirApiMigrations });
  const dataDir = await mkdtemp(join(tmpdir(), 'liane-fhir-'));
  const owner = new pg.Pool({ connectionString: fresh.url, max: 2 });
  // Cut when the database is dropped, which is no fault of a test.
  owner.on('error', () => {});
  owner.on('connect', (client) => client.on('error', () => {}));
  const database = openDatabase(fresh.url, { connections: 5 });
  const clock = { now: new Date('2026-11-21T09:00:00.000Z') };
  const platform: Platform = {
    database,
    live: { listen: () => () => {}, close: () => Promise.resolve() },
    log: pino({ level: 'silent' }),
    now: () => new Date(clock.now),
    newId: () => uuidv7(),
  };
  const { doorkeeper } = accessModule(platform, accessConfig(dataDir), {
    workplaces: () => Promise.resolve(new Map()),
  });
  const files = new Map<string, Uint8Array>();
  const contents: ContentStore = {
    keep: () => Promise.reject(new Error('the API writes nothing')),
    fetch: (_tx, _organisationId, sha256) => Promise.resolve(files.get(sha256)),
  };
  const fhirApi = fhirApiModule(platform, { publicUrl }, { doorkeeper, contents });
  const app = openHttp(platform);
  await fhirApi.plugin?.(app, doorkeeper);
  // As the pages of the application do, for every other address.
  app.setNotFoundHandler((_request, reply) => reply.code(200).type('text/html').send('<!doctype html>'));
  await app.ready();
  const [here, elsewhere] = [await openTestHouse(fresh.url), await openTestHouse(fresh.url)];

  const tokenFor: FhirHouse['tokenFor'] = (form, headers = {}) =>
    app.inject({
      method: 'POST',
      url: '/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(form).toString(),
    });

  return {
    app,
    platform,
    clock,
    here,
    elsewhere,
    owner,
    files,
    tokenFor,
    async partner(scopes, { house = here, ...more } = {}) {
      const fields: NewClient = { id: uuidv7(), name: 'Pharmacie du Port', scopes, frCore: '2.2.0', ...more };
      const { secret } = await database.within(house.act(), (tx) => addClient(tx, house.act(), fields));
      const answer = await tokenFor({ grant_type: 'client_credentials', client_id: fields.id, client_secret: secret });
      const { access_token: token } = answer.json<{ access_token: string }>();
      const authorization = `Bearer ${token}`;
      return {
        id: fields.id,
        secret,
        token,
        get: (path, headers = {}) =>
          app.inject({ method: 'GET', url: path.replace(publicUrl, ''), headers: { authorization, ...headers } }),
        post: (path, form) =>
          app.inject({
            method: 'POST',
            url: path,
            headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
            payload: new URLSearchParams(form).toString(),
          }),
      };
    },
    traces: async (clientId) => {
      const { rows } = await owner.query(
        'select act, person_id, refused, who, signed_in_with from traces where account_id = $1 order by at, id',
        [clientId],
      );
      return rows as Awaited<ReturnType<FhirHouse['traces']>>;
    },
    async close() {
      await app.close();
      await here.close();
      await elsewhere.close();
      await database.close();
      await owner.end();
      await rm(dataDir, { recursive: true, force: true });
      await fresh.drop();
    },
  };
}

const accessConfig = (dataDir: string) => ({
  publicUrl,
  dataDir,
  installationName: 'Liane',
  demonstration: true,
  proSanteConnect: {
    discoveryUrl: 'http://127.0.0.1:1/auth/realms/esante-wallet/.well-known/wallet-openid-configuration',
    clientId: 'liane',
    clientSecret: 'un-secret-de-bac-a-sable-assez-long',
    sandbox: true,
  },
});

interface BundleRead {
  resourceType: string;
  type: string;
  link: { relation: string; url: string }[];
  entry?: {
    fullUrl: string;
    resource: Record<string, unknown> & { resourceType: string; id: string };
    search: { mode: string };
  }[];
}

export const bundleOf = (answer: LightMyRequestResponse): BundleRead => answer.json<BundleRead>();
export const idsOf = (answer: LightMyRequestResponse): string[] =>
  (bundleOf(answer).entry ?? []).map(({ resource }) => resource.id);
export const nextOf = (answer: LightMyRequestResponse): string | undefined =>
  bundleOf(answer).link.find(({ relation }) => relation === 'next')?.url;
export const selfOf = (answer: LightMyRequestResponse): string =>
  bundleOf(answer).link.find(({ relation }) => relation === 'self')?.url ?? '';
