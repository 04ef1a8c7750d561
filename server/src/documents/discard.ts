import type { Act, Tx } from '../platform/index.ts';
import { addDiscard, documentById, dropDraft, lockDocument } from './store.ts';
import { ownDraft } from './workshop.ts';

/** The author gives the draft up; discarding it twice is harmless. */
export async function discard(tx: Tx, act: Act, id: string): Promise<{ at: string; personId: string }> {
  await lockDocument(tx, id);
  const document = await documentById(tx, act.organisationId, id);
  if (!document.discarded) {
    await ownDraft(tx, act, document);
    await addDiscard(tx, act, id);
    await dropDraft(tx, act.organisationId, id);
    tx.announce(`person:${document.personId}`);
  }
  return { at: act.at.toISOString(), personId: document.personId };
}
