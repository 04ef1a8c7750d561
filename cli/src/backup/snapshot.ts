import { createHash } from 'node:crypto';
import type { Connection } from '../reach-database.ts';
import { copyOut } from './copy-out.ts';
import { readDataFiles } from './data-files.ts';
import { identifier, quoted, writeFrame, type Closing } from './frames.ts';
import { migrationsDone, queueVersion, tablesOf } from './tables.ts';

/** What was read, for whoever asked. */
export interface Summary {
  tables: number;
  rows: number;
}

/**
 * The whole record as it stands at one instant, as frames: one read-only REPEATABLE READ transaction reads every table, while
 * others go on writing. `told` hears what was read once all of it is.
 */
export async function* snapshot(
  client: Connection,
  { dataDir, version, now, told }: { dataDir: string; version: string; now: Date; told?: (summary: Summary) => void },
): AsyncGenerator<Buffer> {
  await client.query('begin isolation level repeatable read read only');
  // A reader behind a wall would keep a part of the rows without a word: refused by the server instead.
  await client.query(
    "set local row_security = off; set local datestyle = 'ISO'; set local timezone = 'UTC'; set local intervalstyle = 'iso_8601'; set local extra_float_digits = 1",
  );
  const tables = await tablesOf(client);
  const opening = {
    format: 1 as const,
    madeAt: now.toISOString(),
    version,
    migrations: await migrationsDone(client),
    queueVersion: await queueVersion(client),
    tables,
  };
  yield writeFrame({ kind: 'opening', opening });
  for (const file of await readDataFiles(dataDir, client)) yield writeFrame({ kind: 'file', file });
  const closing: Closing = { tables: [], sequences: [] };
  for (const table of tables) {
    yield writeFrame({ kind: 'table', table: quoted(table) });
    const rows = copyOut(client, `copy ${quoted(table)} (${table.columns.map(identifier).join(', ')}) to stdout`);
    const hash = createHash('sha256');
    for await (const bytes of rows as AsyncIterable<Buffer>) {
      hash.update(bytes);
      yield writeFrame({ kind: 'rows', bytes });
    }
    closing.tables.push({ table: quoted(table), rows: rows.rows, sha256: hash.digest('hex') });
  }
  closing.sequences = await sequences(client);
  yield writeFrame({ kind: 'closing', closing });
  await client.query('commit');
  told?.({ tables: tables.length, rows: closing.tables.reduce((sum, { rows }) => sum + rows, 0) });
}

// No snapshot holds them: read last, they are beyond every row kept.
async function sequences(client: Connection): Promise<Closing['sequences']> {
  const { rows } = await client.query<Closing['sequences'][number]>(`
    select schemaname as schema, sequencename as name, last_value::text as last
    from pg_sequences where schemaname in ('public', 'graphile_worker') and last_value is not null
  `);
  return rows;
}
