import { erase } from '../documents/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { ask } from './asks.ts';
import { decideSource, integrationsOf } from './integrations.ts';
import { NothingNewer, SourceSettled } from './refusals.ts';
import { topicOf } from './tables.ts';

/** SC.DMP/UX.40: what becomes of a document of ours whose source changed. Replacing fetches the newer version beside. */
export async function settleSource(
  tx: Tx,
  act: Act,
  personId: string,
  { id, documentId, decision }: { id: string; documentId: string; decision: 'replace' | 'keep' | 'delete' },
): Promise<void> {
  const one = (await integrationsOf(tx, act.organisationId, personId)).find((row) => row.document_id === documentId);
  if (!one || one.source === 'same' || one.decision !== null) throw new SourceSettled();
  if (decision === 'delete')
    await erase(tx, act, { id: documentId, deletionId: id, why: 'La source a changé dans le DMP' });
  if (decision === 'replace') {
    if (one.newer_unique_id === null) throw new NothingNewer();
    await ask(tx, act, { id, personId, kind: 'integrate', about: { uniqueIds: [one.newer_unique_id] } });
  }
  await decideSource(tx, act, documentId, decided[decision]);
  tx.announce(topicOf(personId));
}

const decided = { replace: 'replaced', keep: 'kept', delete: 'deleted' } as const;
