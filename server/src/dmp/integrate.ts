import type { DocumentEntry } from '@liane/xds';
import { receive, tellProvenance } from '../documents/index.ts';
import { Refusal } from '../platform/index.ts';
import type { Consultation, Desk } from './consultation.ts';
import { failureOf } from './dmp.ts';
import { entriesOf } from './entries.ts';
import { fetchDocument } from './fetch-document.ts';
import { addIntegration, heldByUniqueId, sameId } from './integrations.ts';
import { contentOf } from './readings.ts';
import { Stopped, stops } from './stopped.ts';

export interface IntegrationResult {
  uniqueId: string;
  title: string;
  documentId: string | null;
  problem: string | null;
}

/** Files documents of the DMP in the record (SC.DMP/UX.30-.33): each in a transaction of its own, one refusal stopping no other. */
export async function integrate(
  desk: Desk,
  consultation: Consultation,
  uniqueIds: readonly string[],
): Promise<{ results: IntegrationResult[] }> {
  const { ask, person } = consultation;
  const entries = await desk.platform.database.within(ask, (tx) => entriesOf(tx, ask, person.id));
  const results: IntegrationResult[] = [];
  for (const uniqueId of uniqueIds) {
    const entry = entries.find((line) => sameId(line.entry.uniqueId) === sameId(uniqueId))?.entry;
    results.push(await integrateOne(desk, consultation, uniqueId, entry));
  }
  return { results };
}

async function integrateOne(
  desk: Desk,
  consultation: Consultation,
  uniqueId: string,
  entry: DocumentEntry | undefined,
): Promise<IntegrationResult> {
  const title = entry?.title ?? 'Document';
  try {
    if (!entry) throw stops.notThere();
    return { uniqueId, title, documentId: await file(desk, consultation, entry), problem: null };
  } catch (error) {
    const problem =
      error instanceof Refusal
        ? error.message
        : error instanceof Stopped
          ? error.failure.message
          : failureOf(error).message;
    return { uniqueId, title, documentId: null, problem };
  }
}

/** By the path of every received document (`documents/receive.ts`): identity compared, versions followed, origin kept. */
async function file(desk: Desk, consultation: Consultation, entry: DocumentEntry): Promise<string> {
  const { ask, act, person } = consultation;
  const { platform, needs } = desk;
  const held = await platform.database.within(ask, (tx) => heldByUniqueId(tx, ask.organisationId, person.id));
  const already = held.get(sameId(entry.uniqueId));
  if (already) return already.id;
  const bytes =
    (await platform.database.within(ask, (tx) =>
      contentOf(tx, ask, person.id, platform.now(), needs.seal, entry.uniqueId),
    )) ?? (await fetchDocument(desk, consultation, entry)).bytes;
  return platform.database.within(ask, async (tx) => {
    const { document } = await receive(
      tx,
      act,
      { id: platform.newId(), personId: person.id, content: bytes.toString('base64') },
      needs,
    );
    await tellProvenance(tx, act, document.id, 'dmp');
    await addIntegration(tx, act, {
      document_id: document.id,
      person_id: person.id,
      unique_id: entry.uniqueId,
      entry_uuid: entry.entryUuid,
      logical_id: entry.logicalId,
    });
    return document.id;
  });
}
