import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Tx } from '../platform/index.ts';
import { canonicalTraces, headOf, noHead, rootOf, signHead } from './canonical-trace.ts';
import { addHeads } from './heads.ts';
import { tables, type SealRow } from './store.ts';

const mostInOneSeal = 5000;
const minute = 60 * 1000;
/** Traces of a transaction that was kept late are still found; once an hour, much later ones too. */
const lookBack = { lately: 15 * minute, far: 48 * 60 * minute };

/** The account that no person is: sealing is the work of the house. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Seals the traces of every organisation that wait, in batches chained by their hash, and keeps each signed head outside the
 * database. A trace kept after its neighbours were sealed goes into a later seal.
 */
export async function sealTraces({
  database,
  dataDir,
  key,
  now,
}: {
  database: Database;
  dataDir: string;
  key: KeyObject;
  now: Date;
}): Promise<void> {
  const organisations = await database.outside((tx) =>
    tables(tx).selectFrom('organisations').select('id').orderBy('id').execute(),
  );
  const reach = now.getUTCMinutes() === 0 ? 'far' : 'lately';
  for (const { id } of organisations) {
    let sealed: number;
    do {
      sealed = await database.within({ organisationId: id, accountId: nobody }, (tx) =>
        sealBatch(tx, id, key, now, reach),
      );
    } while (sealed === mostInOneSeal);
    // After the transaction, from the database: a head written and not kept, or kept and not written, mends itself here.
    await addHeads(dataDir, id, (after) =>
      database.within({ organisationId: id, accountId: nobody }, (tx) =>
        tables(tx)
          .selectFrom('trace_seals')
          .selectAll()
          .where('organisation_id', '=', id)
          .where('number', '>', after)
          .orderBy('number')
          .execute(),
      ),
    );
  }
}

async function sealBatch(
  tx: Tx,
  organisationId: string,
  key: KeyObject,
  now: Date,
  reach: keyof typeof lookBack,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`access.seal:${organisationId}`}, 0))`.execute(tx.on());
  const last = await lastSeal(tx, organisationId);
  const waiting = await unsealed(tx, organisationId, last, reach);
  if (waiting.length === 0) return 0;
  const lines = await canonicalTraces(tx, organisationId, waiting);
  const seal = {
    organisation_id: organisationId,
    number: (last?.number ?? 0) + 1,
    at: now,
    count: lines.length,
    total: (last?.total ?? 0) + lines.length,
    previous_hash: last?.head ?? noHead,
    root_hash: rootOf(lines),
  };
  const head = headOf(seal);
  await tables(tx)
    .insertInto('trace_seals')
    .values({ ...seal, head, signature: signHead(key, head) })
    .execute();
  await sql`
    insert into sealed_traces (organisation_id, trace_id, number)
    select ${organisationId}::uuid, id, ${seal.number}::int from unnest(${waiting}::uuid[]) as id
  `.execute(tx.on());
  return waiting.length;
}

export const lastSeal = (tx: Tx, organisationId: string): Promise<SealRow | undefined> =>
  tables(tx)
    .selectFrom('trace_seals')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Ids of the traces no seal covers, the oldest first. */
async function unsealed(
  tx: Tx,
  organisationId: string,
  last: Pick<SealRow, 'at'> | undefined,
  reach: keyof typeof lookBack,
): Promise<string[]> {
  const from = last && new Date(last.at.getTime() - lookBack[reach]);
  const rows = await withoutSeal(tx, organisationId, from)
    .select('t.id')
    .orderBy('t.id')
    .limit(mostInOneSeal)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many traces no seal covers, among those that sealing still looks at, or among all. */
export async function countUnsealed(
  tx: Tx,
  organisationId: string,
  last: Pick<SealRow, 'at'> | undefined,
  among: 'recent' | 'all',
): Promise<number> {
  const from = last && among === 'recent' ? new Date(last.at.getTime() - lookBack.lately) : undefined;
  const { count } = await withoutSeal(tx, organisationId, from)
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Traces older than any that sealing still looks at: without a seal, they were not written when they say. */
export async function countTooOld(tx: Tx, organisationId: string, last: Pick<SealRow, 'at'>): Promise<number> {
  const { count } = await withoutSeal(tx, organisationId, undefined)
    .where('t.id', '<', idsFrom(new Date(last.at.getTime() - lookBack.far)))
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Ids are in the order of time, so that the primary key finds the recent ones. */
function withoutSeal(tx: Tx, organisationId: string, from: Date | undefined) {
  const query = tables(tx)
    .selectFrom('traces as t')
    .where('t.organisation_id', '=', organisationId)
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('sealed_traces as s')
            .select('s.trace_id')
            .whereRef('s.organisation_id', '=', 't.organisation_id')
            .whereRef('s.trace_id', '=', 't.id'),
        ),
      ),
    );
  return from ? query.where('t.id', '>=', idsFrom(from)) : query;
}

/** The lowest UUIDv7 of an instant. */
function idsFrom(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
