import type { DocumentEntry } from '@liane/xds';
import { bounds } from './bounds.ts';
import type { Consultation, Desk } from './consultation.ts';
import { failureOf } from './dmp.ts';
import { keepBundle } from './bundles.ts';
import { fetchDocument } from './fetch-document.ts';
import { keepFound, searchTypes } from './listing.ts';
import { documentSlots, pick } from './slots.ts';
import { Stopped } from './stopped.ts';

/**
 * The priority bundle (story D5): one search of the types it is made of, then every document at once. A document that does not
 * come is said to be missing, and keeps none of the others waiting longer than itself.
 */
export async function gather(
  desk: Desk,
  consultation: Consultation,
  { prepared }: { prepared: boolean },
): Promise<{ documents: number }> {
  const { ask, person } = consultation;
  const entries = await searchTypes(
    desk,
    consultation,
    documentSlots.flatMap(({ types }) => types),
  );
  const chosen = documentSlots.flatMap((slot) => {
    const entry = pick(slot, entries);
    return entry ? [{ slot: slot.slot, entry }] : [];
  });
  const keptFor = prepared ? bounds.preparedKept : bounds.readingKept;
  const [problems] = await Promise.all([
    Promise.all(
      chosen.map(async ({ entry }) => [entry.uniqueId, await problemOf(desk, consultation, entry, keptFor)] as const),
    ),
    keepFound(desk, consultation, entries),
  ]);
  const gatheredAt = desk.platform.now();
  await desk.platform.database.within(ask, (tx) =>
    keepBundle(tx, ask, person.id, desk.needs.seal, {
      gatheredAt,
      until: new Date(gatheredAt.getTime() + keptFor),
      prepared,
      chosen,
      problems: Object.fromEntries(
        problems.flatMap(([uniqueId, problem]) => (problem === null ? [] : [[uniqueId, problem]])),
      ),
    }),
  );
  return { documents: chosen.length };
}

async function problemOf(
  desk: Desk,
  consultation: Consultation,
  entry: DocumentEntry,
  keptFor: number,
): Promise<string | null> {
  try {
    await fetchDocument(desk, consultation, entry, keptFor);
    return null;
  } catch (error) {
    return error instanceof Stopped ? error.failure.message : failureOf(error).message;
  }
}
