import { askReissue, mayBeReissued } from '../documents/index.ts';
import type { Tx } from '../platform/index.ts';
import type { Burden } from './burden.ts';
import { beingReissued, writtenBeforeIns, type Hold } from './rules/index.ts';

/**
 * What only its missing INS keeps here is reissued beside, by the worker, and leaves then (catch-up); what cannot be waits for
 * somebody, who once asked is not relieved.
 */
export async function reissuedInstead(
  tx: Tx,
  organisationId: string,
  { sending, document }: Burden,
  hold: Hold,
): Promise<Hold> {
  if (hold.code !== writtenBeforeIns.code || sending.because === hold.code || document === null) return hold;
  if (!(await mayBeReissued(tx, organisationId, document))) return hold;
  await askReissue(tx, organisationId, document.id);
  return beingReissued;
}
