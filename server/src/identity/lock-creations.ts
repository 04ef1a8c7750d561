import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { identityTables } from './tables.ts';

/**
 * Two creations of one person at the same moment wait for each other until the end of the transaction: those of one birth
 * date among themselves, and an import (`null`) with every other.
 */
export async function lockCreations(tx: Tx, organisationId: string, birthDate: string | null): Promise<void> {
  const tables = identityTables(tx);
  if (birthDate === null) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${organisationId}, 3))`.execute(tables);
    return;
  }
  await lockAgainstImport(tx, organisationId);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationId} ${birthDate}`}, 3))`.execute(tables);
}

/** Waits for an import of this organisation to end, and makes the next one wait. */
export async function lockAgainstImport(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${organisationId}, 3))`.execute(identityTables(tx));
}
