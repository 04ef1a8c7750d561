import type { DocumentEntry } from '@liane/xds';
import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import type { Whose } from './states.ts';
import { tables } from './tables.ts';

/** One line of the list, as the DMP shows it to this professional. */
export interface KnownEntry {
  entry: DocumentEntry;
  replacedBy: string | null;
  firstSeenAt: Date;
  /** The first time it was read here by who sees this list. */
  openedAt: Date | null;
}

/** The latest act first. */
export async function entriesOf(tx: Tx, whose: Whose, personId: string): Promise<KnownEntry[]> {
  const rows = await tables(tx)
    .selectFrom('dmp_entries')
    .selectAll()
    .where('organisation_id', '=', whose.organisationId)
    .where('person_id', '=', personId)
    .where('account_id', '=', whose.accountId)
    .execute();
  return rows
    .map((row) => ({
      entry: row.entry as DocumentEntry,
      replacedBy: row.replaced_by,
      firstSeenAt: row.first_seen_at,
      openedAt: row.opened_at,
    }))
    .toSorted((a, b) => timeOf(b.entry).localeCompare(timeOf(a.entry)));
}

export const timeOf = (entry: DocumentEntry): string => entry.serviceStartTime ?? entry.creationTime;

/** Keeps or renews lines: when a line was first seen, and opened, stays. One statement, however long the list. */
export async function keepEntries(
  tx: Tx,
  { organisationId, accountId }: Whose,
  personId: string,
  lines: readonly KnownEntry[],
  seenAt: Date,
): Promise<void> {
  if (lines.length === 0) return;
  await tables(tx)
    .insertInto('dmp_entries')
    .values(
      lines.map(({ entry, replacedBy, firstSeenAt, openedAt }) => ({
        organisation_id: organisationId,
        person_id: personId,
        account_id: accountId,
        unique_id: entry.uniqueId,
        entry: JSON.stringify(entry),
        replaced_by: replacedBy,
        first_seen_at: firstSeenAt,
        seen_at: seenAt,
        opened_at: openedAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'person_id', 'account_id', 'unique_id']).doUpdateSet({
        entry: sql`excluded.entry`,
        replaced_by: sql`coalesce(excluded.replaced_by, dmp_entries.replaced_by)`,
        seen_at: sql`excluded.seen_at`,
      }),
    )
    .execute();
}

/** Read at last: it is no longer new. */
export async function openEntry(tx: Tx, whose: Whose, personId: string, uniqueId: string, at: Date): Promise<void> {
  await tables(tx)
    .updateTable('dmp_entries')
    .set({ opened_at: at })
    .where('organisation_id', '=', whose.organisationId)
    .where('person_id', '=', personId)
    .where('account_id', '=', whose.accountId)
    .where('unique_id', '=', uniqueId)
    .where('opened_at', 'is', null)
    .execute();
}

/** What this professional may no longer see: after a whole list, and not by what is new. */
export async function forgetEntries(
  tx: Tx,
  whose: Whose,
  personId: string,
  uniqueIds: readonly string[],
): Promise<void> {
  if (uniqueIds.length === 0) return;
  await tables(tx)
    .deleteFrom('dmp_entries')
    .where('organisation_id', '=', whose.organisationId)
    .where('person_id', '=', personId)
    .where('account_id', '=', whose.accountId)
    .where('unique_id', 'in', uniqueIds)
    .execute();
}

export async function bookmarksOf(tx: Tx, organisationId: string, personId: string): Promise<Set<string>> {
  const rows = await tables(tx)
    .selectFrom('dmp_bookmarks')
    .select('unique_id')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute();
  return new Set(rows.map((row) => row.unique_id));
}
