import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, PostgresRefusedToStart, startEmbeddedPostgres, type Database } from '@liane/server/platform';
import { CliRefusal, DatabaseRefused, DatabaseUnreachable } from './refusals.ts';
import { takeDataFolder } from './start/data-folder.ts';

/** The database of an installation, running already or started for this command alone. */
export interface ReachedDatabase {
  url: string;
  /** Stops what was started here; a server that ran before goes on. */
  leave(): Promise<void>;
}

/** Where an installation keeps its data. */
export interface Installation {
  /** Absolute. */
  dataDir: string;
  /** Absent: the embedded PostgreSQL of the data folder. */
  databaseUrl: string | undefined;
}

export class NoDatabaseHere extends CliRefusal {
  readonly code = 'no-database-here';

  constructor(dataDir: string) {
    super(
      `Aucune base de données n’est gardée dans ${dataDir}. Donnez le dossier par DATA_DIR, ou la base par DATABASE_URL.`,
    );
  }
}

/**
 * Reaches the database of an installation, whether Liane runs or not. `create` makes one in a folder that has none.
 * Throws NoDatabaseHere, DatabaseUnreachable, DatabaseRefused, DataFolderInUse.
 */
export async function reachDatabase(
  { dataDir, databaseUrl }: Installation,
  { create = false } = {},
): Promise<ReachedDatabase> {
  if (databaseUrl !== undefined) return running(databaseUrl, new URL(databaseUrl).host || 'locale');
  const cluster = join(dataDir, 'postgres');
  const socket = socketOfRunning(cluster);
  if (socket !== undefined) return running(embeddedUrl(socket), 'intégrée');
  if (!create && !existsSync(join(cluster, 'PG_VERSION'))) throw new NoDatabaseHere(dataDir);
  const giveBack = takeDataFolder(dataDir);
  try {
    const server = await startEmbeddedPostgres({ dataDir });
    return { url: server.url, leave: () => server.stop().finally(giveBack) };
  } catch (error) {
    giveBack();
    throw error instanceof PostgresRefusedToStart ? new DatabaseRefused(dataDir, error) : error;
  }
}

async function running(url: string, where: string): Promise<ReachedDatabase> {
  try {
    await asOwner(url, (client) => client.query('select 1'));
  } catch (error) {
    throw new DatabaseUnreachable(where, error);
  }
  return { url, leave: () => Promise.resolve() };
}

const embeddedUrl = (socket: string): string => `postgresql:///liane?host=${encodeURIComponent(socket)}&user=liane`;

/** Folder of the socket of the server that serves this cluster now: the fifth line of `postmaster.pid`. */
function socketOfRunning(cluster: string): string | undefined {
  const lines = textOf(join(cluster, 'postmaster.pid')).split('\n');
  const pid = Number(lines[0]);
  const command = textOf(`/proc/${pid}/cmdline`);
  return command.includes('postgres') && command.includes(cluster) ? lines[4]?.trim() : undefined;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const connect = (pool: Database['pool']) => pool.connect();
/** One connection of node-postgres. */
export type Connection = Awaited<ReturnType<typeof connect>>;

/** Works as the owner of the tables, outside every wall: backups and measures only. */
export async function asOwner<T>(url: string, work: (client: Connection) => Promise<T>): Promise<T> {
  const { pool } = openDatabase(ownerUrl(url), { connections: 1, pipeline: false });
  try {
    const client = await connect(pool);
    try {
      return await work(client);
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

/** What an address says wins over what is set beside it, the role of the application included. */
export function ownerUrl(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', '-c statement_timeout=0');
  return address.toString();
}
