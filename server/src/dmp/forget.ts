import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { bounds } from './bounds.ts';
import { forgetEntries } from './entries.ts';
import type { Whose } from './states.ts';
import { tables } from './tables.ts';

/** What is past its hour, of everybody. */
export const forgetOld = async (tx: Tx, now: Date): Promise<void> =>
  void (await sql`select liane_forget_dmp(${now}, ${new Date(now.getTime() - bounds.listKept)})`.execute(tx.on()));

/** Whatever anybody of the organisation read, listed or prepared of the DMP of a person. What was filed in the record stays. */
export const forgetPerson = async (tx: Tx, personId: string): Promise<void> =>
  void (await sql`select liane_forget_dmp_of(${personId})`.execute(tx.on()));

/** One document, of one professional: its line and what was read of it. */
export async function forgetDocument(tx: Tx, whose: Whose, personId: string, uniqueId: string): Promise<void> {
  await forgetEntries(tx, whose, personId, [uniqueId]);
  await tables(tx)
    .deleteFrom('dmp_readings')
    .where('organisation_id', '=', whose.organisationId)
    .where('person_id', '=', personId)
    .where('account_id', '=', whose.accountId)
    .where('unique_id', '=', uniqueId)
    .execute();
}
