import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, startEmbeddedPostgres } from '@liane/server/platform';
import type { Migrations } from '@liane/server/platform';
import type { TestProject } from 'vitest/node';
import { startDebianPostgres } from './debian-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the PostgreSQL of this run, as its owner. */
    postgres: string;
    /** Name of the migrated database that tests copy. */
    template: string;
  }
}

const template = 'liane_template';

/** One PostgreSQL for the whole run, with a migrated database to copy. Flushes are off: no test here kills it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'liane-pg-'));
  const server = await chosen(folder);
  try {
    await makeTemplate(server.url);
  } catch (error) {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  project.provide('postgres', server.url);
  project.provide('template', template);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

function chosen(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  if (process.env['LIANE_TEST_POSTGRES'] !== 'server')
    return startEmbeddedPostgres({ dataDir: folder, durable: false });
  const given = process.env['DATABASE_URL_TEST'];
  return given === undefined
    ? startDebianPostgres(folder)
    : Promise.resolve({ url: given, stop: () => Promise.resolve() });
}

async function makeTemplate(server: string): Promise<void> {
  // Read as a file: the list of all migrations is an inner matter of the server.
  const { migrations } = (await import(new URL('../server/src/migrations.ts', import.meta.url).href)) as {
    migrations: Migrations;
  };
  const { freshTemplate } = await import('./fresh-template.ts');
  await migrate(await freshTemplate(server, template), migrations);
}
