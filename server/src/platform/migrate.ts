import { makeWorkerUtils } from 'graphile-worker';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { applicationRole, connectionOf } from './database.ts';
import type { Migrations } from './migrations.ts';

export class DatabaseUnreachable extends Error {
  readonly code = 'database-unreachable';
}

/** Brings the database of `url` (its owner) to the last migration. Throws DatabaseUnreachable, or the failure of a migration. */
export async function migrate(url: string, migrations: Migrations): Promise<void> {
  const pool = new pg.Pool({ ...connectionOf(url), max: 2 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
  try {
    await reach(db);
    await createApplicationRole(db);
    const worker = await makeWorkerUtils({ pgPool: pool, noPreparedStatements: true });
    await worker.migrate();
    await worker.release();
    const provider = {
      getMigrations: () =>
        Promise.resolve(Object.fromEntries(Object.entries(migrations).map(([name, up]) => [name, { up }]))),
    };
    const { error } = await new Migrator({ db, provider, allowUnorderedMigrations: true }).migrateToLatest();
    if (error) throw error instanceof Error ? error : new Error('a migration failed', { cause: error });
  } finally {
    await db.destroy();
  }
}

async function reach(db: Kysely<never>): Promise<void> {
  try {
    await sql`select 1`.execute(db);
  } catch (cause) {
    throw new DatabaseUnreachable(
      `La base de données ne répond pas : ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

/** Roles belong to the whole cluster: another installation beside this one may create it at the same moment. */
async function createApplicationRole(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
      do $$ begin
        perform pg_advisory_xact_lock(5431);
        if not exists (select from pg_roles where rolname = '${applicationRole}') then create role ${applicationRole} nologin; end if;
        if not pg_has_role(current_user, '${applicationRole}', 'member') then execute format('grant ${applicationRole} to %I', current_user); end if;
      exception when duplicate_object or unique_violation then null;
      end $$
    `)
    .execute(db);
}
