import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { connectionOf, type Database } from '../platform/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the PostgreSQL of this run, as its owner. */
    postgres: string;
    /** Name of the migrated database that tests copy. */
    template: string;
  }
}

/**
 * A database of its own for one test file, copied from the migrated template in a fraction of a second.
 * `server` is the URL of the running PostgreSQL (given by the suite), `template` the migrated database in it.
 */
export async function freshDatabase(
  server: string,
  template: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `liane_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await administer(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => administer(server, `drop database if exists ${name} with (force)`) };
}

/** Until a transaction of this database waits for a lock that another one holds. */
export async function someoneWaits(database: Database): Promise<void> {
  const waiting = () =>
    database.outside(async (tx) => {
      const { rows } = await sql`
        select from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()
      `.execute(tx.on());
      return rows.length > 0;
    });
  while (!(await waiting()));
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client(connectionOf(server));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
