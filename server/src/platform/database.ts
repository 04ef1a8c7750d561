import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { together, type Statement } from './insertion.ts';
import { openNewsDesk, type NewsDesk } from './news-desk.ts';
import { Transaction } from './transaction.ts';
import type { Tx } from './tx.ts';

// A civil date stays the text it is; an instant is read as a Date.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Inside which wall, and for whom, a transaction works. */
export interface Within {
  organisationId: string;
  accountId: string;
}

export interface Database {
  /** Work of one organisation: the database itself hides every other (row-level security). */
  within<T>(within: Within, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Accounts, sessions and reference data, which stand outside the wall; walled tables show no row. */
  outside<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Called after each kept transaction with what it announced. */
  onKept(listener: (organisationId: string | null, topics: string[]) => void): void;
  /** Where modules above say what they want to hear of. */
  readonly news: Pick<NewsDesk, 'hear'>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** The role every request works under: it owns no table. */
export const applicationRole = 'liane_app';

/** `pipeline`: a question is sent without waiting for the answers before it; off for COPY, which the driver refuses there. */
export function openDatabase(
  url: string,
  { connections = 10, pipeline = true }: { connections?: number; pipeline?: boolean } = {},
): Database {
  const pool = new pg.Pool({ ...connectionOf(url), max: connections, options: `-c role=${applicationRole}`, pipeline });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const news = openNewsDesk();
  const listeners: ((organisationId: string | null, topics: string[]) => void)[] = [];

  async function inTransaction<T>(wall: Within | null, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await attempt(wall, work, true);
    } catch (error) {
      if (error instanceof PresumedWrongly) return attempt(wall, work, false);
      throw error;
    }
  }

  async function attempt<T>(wall: Within | null, work: (tx: Tx) => Promise<T>, presuming: boolean): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    const transaction = new Transaction(client, openingOf(wall));
    const { tx, flush, finish } = workingIn(transaction, wall, presuming, news);
    try {
      const result = await work(tx);
      await finish();
      if (tx.announced.size > 0) for (const hear of listeners) hear(wall?.organisationId ?? null, [...tx.announced]);
      return result;
    } catch (error) {
      // A refusal thrown on something presumed wrongly tells nothing: the condition is asked even now.
      if (!transaction.isOver) flush();
      await transaction.rollback().catch((failure: Error) => (broken = failure));
      if (await transaction.presumedWrongly()) throw new PresumedWrongly();
      throw await transaction.causeOf(error);
    } finally {
      client.release(broken);
    }
  }

  return {
    within: inTransaction,
    outside: (work) => inTransaction(null, work),
    onKept: (listener) => void listeners.push(listener),
    news,
    pool,
    close: () => pool.end(),
  };
}

/** `host` may be a socket folder, which node-postgres takes from the query part. */
export function connectionOf(url: string): pg.PoolConfig {
  return { connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'liane' };
}

function uuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw new TypeError('not a uuid');
  return text;
}

const openingOf = (wall: Within | null): string =>
  wall === null
    ? 'begin'
    : `begin; set local liane.organisation_id='${uuid(wall.organisationId)}'; set local liane.account_id='${uuid(wall.accountId)}'`;

/** Never leaves this file: the work is done again. */
class PresumedWrongly extends Error {}

/** What nobody waits for is held until something is asked, or the end: then it leaves as one statement. */
function workingIn(
  transaction: Transaction,
  wall: Within | null,
  presuming: boolean,
  news: NewsDesk,
): { tx: Tx; flush: () => void; finish: () => Promise<void> } {
  let insertions: Statement[] = [];
  let presumed: Statement | undefined;
  const flush = (): void => {
    if (insertions.length === 0 && !presumed) return;
    const { sql, parameters } = together(insertions, presumed);
    const statement = { ...named(sql), text: sql, values: [...parameters] };
    if (presumed) transaction.presume(statement);
    else void transaction.send(statement);
    [insertions, presumed] = [[], undefined];
  };
  const finish = async (): Promise<void> => {
    if (transaction.isOpened || wall === null) {
      flush();
      await transaction.commit();
      return;
    }
    if (insertions.length === 0 && !presumed) return transaction.end();
    const { sql, parameters } = together(insertions, entering(wall, presumed));
    await transaction.commitAs({ ...named(sql), text: sql, values: [...parameters] }, presumed !== undefined);
  };
  const announced = new Set<string>();
  const prepared = {
    query: (sql: string, parameters: readonly unknown[]) => {
      flush();
      return transaction.query({ ...named(sql), text: sql, values: parameters as unknown[] });
    },
    release: () => {},
  };
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: { options: {}, connect: () => Promise.resolve(prepared), end: () => Promise.resolve() } as never,
    }),
  });
  const tx: Tx = {
    on: <Tables>() => kysely as unknown as Kysely<Tables>,
    write: (query) => {
      if ('compile' in query) {
        flush();
        const { sql, parameters } = query.compile();
        void transaction.send({ ...named(sql), text: sql, values: parameters as unknown[] });
      } else insertions.push(query);
    },
    presume: (condition, parameters) => {
      if (!presuming) return false;
      if (presumed) flush();
      presumed = { sql: `select liane_presumed(${condition})`, parameters };
      return true;
    },
    announce: (...topics) => topics.forEach((topic) => announced.add(topic)),
    announced,
    tell: (act, told) => news.tell(tx, act, told),
    enqueue: async (task, payload, options = {}) => {
      flush();
      await transaction.query({
        text: 'select liane_enqueue($1, $2::json, $3, $4)',
        values: [task, JSON.stringify(payload), options.runAt ?? null, options.key ?? null],
      });
    },
  };
  return { tx, flush, finish };
}

/**
 * Work that asked nothing leaves as one statement, a transaction by itself. Its columns are computed in their order and its insertions after them: the
 * wall is up before anything is checked or written. Were the order another, the wall would let nothing through.
 */
const entering = (wall: Within, presumed: Statement | undefined): Statement => {
  const [organisation, account] = [1, 2].map((rank) => `$${(presumed?.parameters.length ?? 0) + rank}`);
  const set = `set_config('liane.organisation_id', ${organisation}, true), set_config('liane.account_id', ${account}, true)`;
  return {
    sql: presumed ? presumed.sql.replace(/^select /, `select ${set}, `) : `select ${set}`,
    parameters: [...(presumed?.parameters ?? []), wall.organisationId, wall.accountId],
  };
};

const names = new Map<string, string>();
const mostNames = 1000;

/** Named statements are planned once per connection: twice the reads per second of unnamed ones. */
function named(sql: string): { name?: string } {
  const known = names.get(sql);
  if (known) return { name: known };
  if (names.size >= mostNames) return {};
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
  names.set(sql, name);
  return { name };
}
