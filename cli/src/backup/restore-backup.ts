import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { migrations } from '@liane/server';
import { migrate } from '@liane/server/platform';
import { asOwner, type Connection } from '../reach-database.ts';
import { copyIn, type CopyIn } from './copy-in.ts';
import { checkDataFiles, writeDataFiles } from './data-files.ts';
import { identifier, quoted, type Closing, type Opening } from './frames.ts';
import { framesOf, readContents, type Contents } from './read-backup.ts';
import { BackupAltered, BackupTooRecent, DatabaseNotEmpty, DatabaseTooRecent } from './refusals.ts';
import { migrationsDone, queueVersion, tablesOf } from './tables.ts';

export interface Restoring {
  databaseUrl: string;
  dataDir: string;
  file: string;
  passphrase: string;
  /** What `readContents` found in it, when it was read before. */
  contents?: Contents;
}

/** What came back. */
export interface Restored {
  madeAt: Date;
  tables: number;
  rows: number;
}

/**
 * Puts a backup into a new database, in one transaction, after having read all of it: nothing is written from a file that is not
 * whole and authentic. The tables are made as they were when it was taken; the next start brings them up to date.
 * Throws what reading throws, DatabaseNotEmpty, DatabaseTooRecent, BackupTooRecent, KeysAlreadyThere.
 */
export async function restoreBackup({
  databaseUrl,
  dataDir,
  file,
  passphrase,
  contents,
}: Restoring): Promise<Restored> {
  const { opening, files, closing } = contents ?? (await readContents(file, passphrase));
  const unknown = opening.migrations.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) throw new BackupTooRecent(opening.version);
  await checkDataFiles(dataDir, files);
  await asOwner(databaseUrl, (client) => checkEmpty(client, opening));
  await migrate(
    databaseUrl,
    Object.fromEntries(opening.migrations.map((name) => [name, migrations[name] as (typeof migrations)[string]])),
  );
  await asOwner(databaseUrl, async (client) => {
    await client.query('begin');
    if ((await queueVersion(client)) < opening.queueVersion) throw new BackupTooRecent(opening.version);
    await checkEmpty(client, opening);
    // What triggers would write is in the backup already.
    await setTriggers(client, opening, 'disable');
    await fill(client, { file, passphrase, opening, closing });
    await setTriggers(client, opening, 'enable');
    for (const { schema, name, last } of closing.sequences)
      await client.query('select setval($1::regclass, $2::bigint)', [quoted({ schema, name }), last]);
    // Whoever held them is not there any more.
    await client.query(
      'update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null',
    );
    await client.query(
      'update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null',
    );
    // Before the rows are kept: a restoration that stops here can be made again.
    await writeDataFiles(dataDir, files);
    await client.query('commit');
    await client.query('analyze');
  });
  return {
    madeAt: new Date(opening.madeAt),
    tables: closing.tables.length,
    rows: closing.tables.reduce((sum, { rows }) => sum + rows, 0),
  };
}

async function checkEmpty(client: Connection, { migrations: expected }: Opening): Promise<void> {
  // The record before the queue of its tasks: its tables have names that say something.
  const tables = (await tablesOf(client)).toSorted((a, b) => b.schema.localeCompare(a.schema));
  for (const table of tables) {
    const { rows } = await client.query(`select 1 from ${quoted(table)} limit 1`);
    if (rows.length > 0) throw new DatabaseNotEmpty(table.name);
  }
  const known = new Set(expected);
  if ((await migrationsDone(client)).some((name) => !known.has(name))) throw new DatabaseTooRecent();
}

async function setTriggers(client: Connection, { tables }: Opening, state: 'disable' | 'enable'): Promise<void> {
  for (const table of tables) await client.query(`alter table ${quoted(table)} ${state} trigger user`);
}

interface Filling {
  file: string;
  passphrase: string;
  opening: Opening;
  closing: Closing;
}

async function fill(client: Connection, { file, passphrase, opening, closing }: Filling): Promise<void> {
  let filling: { table: string; rows: CopyIn } | undefined;
  const end = async (): Promise<void> => {
    if (!filling) return;
    const { table, rows } = filling;
    rows.end();
    await finished(rows);
    if (closing.tables.find((said) => said.table === table)?.rows !== rows.rows) throw new BackupAltered();
  };
  for await (const frame of framesOf(file, passphrase)) {
    if (frame.kind === 'rows' && filling) {
      if (filling.rows.errored) throw filling.rows.errored;
      if (!filling.rows.write(frame.bytes)) await once(filling.rows, 'drain');
      continue;
    }
    await end();
    filling = undefined;
    const table = frame.kind === 'table' ? opening.tables.find((known) => quoted(known) === frame.table) : undefined;
    if (table)
      filling = {
        table: quoted(table),
        rows: copyIn(client, `copy ${quoted(table)} (${table.columns.map(identifier).join(', ')}) from stdin`),
      };
  }
}
