import { sql, type RawBuilder } from 'kysely';
import type { Asking, Row, Selection } from './served-resource.ts';

const columns = { _id: null, _lastUpdated: 'changed_at', date: 'dated_at' } as const;

/** Rows of one of our views, in order, from a position on (keyset): a row that comes meanwhile moves no page. */
export async function listRows<R extends Row>(
  { tx, caller }: Asking,
  view: 'fhir_people' | 'fhir_stays' | 'fhir_facts',
  selected: RawBuilder<unknown>,
  selection: Selection,
  more: RawBuilder<boolean>[] = [],
): Promise<R[]> {
  const { ids, changedFrom, changedBefore, order, from, limit } = selection;
  const column = columns[order.by];
  const direction = sql.raw(order.descending ? 'desc' : 'asc');
  const conditions: RawBuilder<boolean>[] = [sql`organisation_id = ${caller.act.organisationId}`, ...more];
  if (ids !== null) conditions.push(sql`id = any(${ids}::uuid[])`);
  if (changedFrom !== null) conditions.push(sql`changed_at >= ${changedFrom}`);
  if (changedBefore !== null) conditions.push(sql`changed_at < ${changedBefore}`);
  if (from !== null) {
    const compared = sql.raw(order.descending ? '<=' : '>=');
    conditions.push(
      column === null
        ? sql`id ${compared} ${from.id}::uuid`
        : sql`(${sql.ref(column)}, id) ${compared} (${from.key}::timestamptz, ${from.id}::uuid)`,
    );
  }
  const by = column === null ? sql`id ${direction}` : sql`${sql.ref(column)} ${direction}, id ${direction}`;
  const { rows } = await sql<R>`
    select ${selected} from ${sql.table(view)} where ${sql.join(conditions, sql` and `)} order by ${by} limit ${limit}
  `.execute(tx.on());
  return rows;
}

/** The condition on whom the rows speak of, when the question named somebody. */
export const ofPersons = ({ personIds }: Selection): RawBuilder<boolean>[] =>
  personIds === null ? [] : [sql`person_id = any(${personIds}::uuid[])`];
