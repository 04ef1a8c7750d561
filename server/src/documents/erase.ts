import type { Act, Tx } from '../platform/index.ts';
import { stateOf, type Document } from './document.ts';
import { NothingToErase } from './refusals.ts';
import { addDeletion, documentById, lockDocument } from './store.ts';

/** The document no longer reads; that it existed, who removed it and why remain. */
export async function erase(
  tx: Tx,
  act: Act,
  { id, deletionId, why }: { id: string; deletionId: string; why: string },
): Promise<Document> {
  await lockDocument(tx, id);
  const document = await documentById(tx, act.organisationId, id);
  const state = stateOf(document);
  if (state === 'deleted') return document;
  if (state !== 'validated' && state !== 'received') throw new NothingToErase();
  await addDeletion(tx, act, id, { id: deletionId, why });
  tx.announce(`person:${document.personId}`);
  await tx.tell(act, { kind: 'document-deleted', personId: document.personId, about: id });
  return documentById(tx, act.organisationId, id);
}
