import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { bounds } from './bounds.ts';

/** What is past its hour, of everybody. */
export const forgetOld = async (tx: Tx, now: Date): Promise<void> =>
  void (await sql`select liane_forget_dmp(${now}, ${new Date(now.getTime() - bounds.listKept)})`.execute(tx.on()));

/** Whatever anybody of the organisation read, listed or prepared of the DMP of a person. What was filed in the record stays. */
export const forgetPerson = async (tx: Tx, personId: string): Promise<void> =>
  void (await sql`select liane_forget_dmp_of(${personId})`.execute(tx.on()));
