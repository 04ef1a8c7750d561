import { CdaRefused } from '@liane/cda';
import type { Act, Tx } from '../../platform/index.ts';
import type { Workshop } from '../workshop.ts';
import { offered } from './follow-up.ts';

/** What `received-lately.ts` reads. */
export interface OpenLinesTable {
  document_open_lines: { organisation_id: string; document_id: string; lines: number; counted_at: Date };
}

/** How many lines of a received document wait for a decision. One that can be read no more must not close the day of everybody. */
export async function linesLeft(tx: Tx, act: Act, id: string, lent: Pick<Workshop, 'contents'>): Promise<number> {
  try {
    return (await offered(tx, act, id, lent)).offers.length;
  } catch (error) {
    if (error instanceof CdaRefused) return 0;
    throw error;
  }
}

/** Counts them, keeps the count and answers it. */
export async function countOpenLines(tx: Tx, act: Act, id: string, lent: Pick<Workshop, 'contents'>): Promise<number> {
  const lines = await linesLeft(tx, act, id, lent);
  await keepOpenLines(tx, act, id, lines);
  return lines;
}

/** For « Ma journée », which reads no document: kept when one is filed, looked at or decided. */
export async function keepOpenLines(tx: Tx, act: Act, id: string, lines: number): Promise<void> {
  const counted = { lines, counted_at: act.at };
  await tx
    .on<OpenLinesTable>()
    .insertInto('document_open_lines')
    .values({ organisation_id: act.organisationId, document_id: id, ...counted })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'document_id']).doUpdateSet(counted))
    .execute();
}
