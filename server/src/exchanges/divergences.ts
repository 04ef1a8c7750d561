import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { uuidv7, type Act, type ReplyOf, type Tx } from '../platform/index.ts';
import type { exchanges } from './contract.ts';
import { UnknownDivergence } from './refusals.ts';
import { release } from './release.ts';
import { tables, type DivergenceLine } from './tables.ts';

type Divergence = NonNullable<ReplyOf<typeof exchanges.sharing>['divergence']>;

/** The same differences are one divergence: a confirmation is of these very values, and of no other. */
const markOf = (lines: readonly DivergenceLine[]): string =>
  createHash('sha256').update(JSON.stringify(lines)).digest('base64url');

/** True when a person has already confirmed these very differences; otherwise they are kept, to be confirmed (SC.DMP/CONF.01). */
export async function isConfirmed(
  tx: Tx,
  { organisationId, at }: { organisationId: string; at: Date },
  personId: string,
  lines: readonly DivergenceLine[],
): Promise<boolean> {
  await tables(tx)
    .insertInto('dmp_divergences')
    .values({
      organisation_id: organisationId,
      id: uuidv7(at),
      person_id: personId,
      at,
      mark: markOf(lines),
      lines: JSON.stringify(lines),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await divergences(tx, organisationId, personId).where('d.mark', '=', markOf(lines)).executeTakeFirst();
  return found?.confirmed_at != null;
}

const divergences = (tx: Tx, organisationId: string, personId: string) =>
  tables(tx)
    .selectFrom('dmp_divergences as d')
    .leftJoin('dmp_divergence_confirmations as c', (join) =>
      join.onRef('c.organisation_id', '=', 'd.organisation_id').onRef('c.divergence_id', '=', 'd.id'),
    )
    .select(['d.id', 'd.at', 'd.lines', 'c.at as confirmed_at', 'c.by_name', 'c.why'])
    .where('d.organisation_id', '=', organisationId)
    .where('d.person_id', '=', sql<string>`any(liane_same_person(${personId}))`)
    .orderBy('d.at', 'desc');

/** The latest, confirmed or not; null when the DMP never said anything else than we do. */
export async function lastDivergence(tx: Tx, organisationId: string, personId: string): Promise<Divergence | null> {
  const row = await divergences(tx, organisationId, personId).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    at: row.at.toISOString(),
    lines: row.lines as DivergenceLine[],
    confirmed: row.confirmed_at
      ? { by: row.by_name ?? '', at: row.confirmed_at.toISOString(), why: row.why ?? '' }
      : null,
  };
}

/** Somebody looked and says that the DMP is the person's: what it held leaves. Throws UnknownDivergence. */
export async function confirmDivergence(
  tx: Tx,
  act: Act,
  { personId, id, why }: { personId: string; id: string; why: string },
): Promise<void> {
  const row = await divergences(tx, act.organisationId, personId).where('d.id', '=', id).executeTakeFirst();
  if (!row) throw new UnknownDivergence();
  await tables(tx)
    .insertInto('dmp_divergence_confirmations')
    .values({
      organisation_id: act.organisationId,
      divergence_id: id,
      id: uuidv7(act.at),
      at: act.at,
      by_account: act.accountId,
      by_name: act.who,
      why,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await release(tx, act, personId, ['dmp-divergence']);
  tx.announce(`person:${personId}`);
}
