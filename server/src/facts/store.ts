import { sql } from 'kysely';
import { insertion, type Tx } from '../platform/index.ts';
import type { Fact, FactContent, FactState } from './fact.ts';

interface FactRow {
  organisation_id: string;
  id: string;
  fact_id: string;
  person_id: string;
  module: string;
  kind: string;
  version: number;
  series: boolean;
  content: FactContent | string;
  occurred_at: Date;
  recorded_at: Date;
  by_account: string;
  by_name: string;
  by_role: string;
  establishment_id: string;
  state: FactState;
  ended_at: Date | null;
  why: string | null;
}

interface FactTables {
  facts: FactRow;
}

const facts = (tx: Tx) => tx.on<FactTables>();

/** Only the last version of a fact is looked at: one before must not answer when a correction moved the fact out of what is asked. */
const isLast = sql<boolean>`not exists (
  select from facts later where later.organisation_id = facts.organisation_id and later.fact_id = facts.fact_id and later.version > facts.version)`;

export interface Written extends Fact {
  organisationId: string;
  series: boolean;
  byAccount: string;
  establishmentId: string;
}

/** Adds one version. A second one with the same number breaks the unique key: `23505`. */
export async function addVersion(tx: Tx, fact: Written): Promise<void> {
  await facts(tx).insertInto('facts').values(rowOf(fact)).execute();
}

/** Sends the first version of a fact with what follows it: an id already used fails the transaction. */
export const sendFirstVersion = (tx: Tx, fact: Written): void => tx.write(insertion('facts', rowOf(fact)));

const rowOf = (fact: Written): FactRow => ({
  organisation_id: fact.organisationId,
  id: fact.id,
  fact_id: fact.factId,
  person_id: fact.personId,
  module: fact.module,
  kind: fact.content.kind,
  version: fact.version,
  series: fact.series,
  content: JSON.stringify(fact.content),
  occurred_at: fact.occurredAt,
  recorded_at: fact.recordedAt,
  by_account: fact.byAccount,
  by_name: fact.by,
  by_role: fact.byRole,
  establishment_id: fact.establishmentId,
  state: fact.state,
  ended_at: fact.endedAt,
  why: fact.why,
});

/** Every version of one fact, the last first. */
export async function versionsOf(tx: Tx, organisationId: string, personId: string, factId: string): Promise<Fact[]> {
  const rows = await facts(tx)
    .selectFrom('facts')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', sql<string>`any(liane_same_person(${personId}))`)
    .where('fact_id', '=', factId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toFact);
}

/** The last version of each lasting fact of a person, whatever its state; `at` reads the record as it stood then. */
export async function lastingFacts(tx: Tx, organisationId: string, personId: string, at?: Date): Promise<Fact[]> {
  const rows = await facts(tx)
    .selectFrom('facts')
    .distinctOn(['organisation_id', 'person_id', 'fact_id'])
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', sql<string>`any(liane_same_person(${personId}))`)
    .where('series', '=', sql.lit(false))
    .$if(at !== undefined, (query) => query.where('recorded_at', '<=', at ?? new Date()))
    .orderBy('organisation_id')
    .orderBy('person_id')
    .orderBy('fact_id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toFact);
}

/** The last versions of the series (vital signs, events, intakes) since a date, the newest first. */
export async function seriesFacts(
  tx: Tx,
  organisationId: string,
  personId: string,
  since: Date,
  most = 200,
): Promise<Fact[]> {
  const rows = await facts(tx)
    .selectFrom('facts')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', sql<string>`any(liane_same_person(${personId}))`)
    .where('series', '=', sql.lit(true))
    .where('occurred_at', '>=', since)
    .where(isLast)
    .orderBy('occurred_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(toFact);
}

/** What other accounts wrote in an establishment since an instant, the newest first. */
export async function writtenByOthersSince(
  tx: Tx,
  {
    organisationId,
    establishmentId,
    accountId,
  }: { organisationId: string; establishmentId: string; accountId: string },
  since: Date,
  most = 200,
): Promise<Fact[]> {
  const rows = await facts(tx)
    .selectFrom('facts')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('recorded_at', '>', since)
    .where('establishment_id', '=', establishmentId)
    .where('by_account', '<>', accountId)
    .where(isLast)
    .orderBy('recorded_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(toFact);
}

/** The last version of each lasting fact of these kinds, for several persons at once. */
export async function lastingFactsOfMany(
  tx: Tx,
  organisationId: string,
  personIds: readonly string[],
  kinds: readonly string[],
): Promise<Fact[]> {
  const rows = await facts(tx)
    .selectFrom('facts')
    .distinctOn(['organisation_id', 'person_id', 'fact_id'])
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .where('series', '=', sql.lit(false))
    .where('kind', '=', sql<string>`any(${[...kinds]}::text[])`)
    .orderBy('organisation_id')
    .orderBy('person_id')
    .orderBy('fact_id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toFact);
}

function toFact(row: FactRow): Fact {
  return {
    id: row.id,
    factId: row.fact_id,
    personId: row.person_id,
    module: row.module,
    version: row.version,
    content: row.content as FactContent,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    by: row.by_name,
    byRole: row.by_role,
    state: row.state,
    endedAt: row.ended_at,
    why: row.why,
  };
}
