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

/**
 * The page that began a draft is left without a word. One that was written in, or opened again elsewhere since, stays: only its author gives
 * that up.
 */
export async function discardUntouched(tx: Tx, act: Act, id: string): Promise<{ at: string; personId: string }> {
  await lockDocument(tx, id);
  const document = await documentById(tx, act.organisationId, id);
  const { typedAt, savedAt } = await ownDraft(tx, act, document);
  if (typedAt === null && savedAt <= document.begunAt) return discard(tx, act, id);
  return { at: act.at.toISOString(), personId: document.personId };
}
