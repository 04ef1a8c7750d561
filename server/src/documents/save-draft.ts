import type { Act, Tx } from '../platform/index.ts';
import type { DocumentDraft } from './contract.ts';
import type { Changes } from './draft.ts';
import { markOf, presentDraft, writtenIn } from './present.ts';
import { DraftChangedMeanwhile } from './refusals.ts';
import { keepDraft, lockDocument } from './store.ts';
import { openDraft, type OpenDraft, type Workshop } from './workshop.ts';

/** The draft as it stands; what its author is shown now is what validating will be compared with. */
export async function showDraft(tx: Tx, act: Act, id: string, workshop: Workshop): Promise<DocumentDraft> {
  const open = await openDraft(tx, act, id, workshop);
  const shown = markOf(open.composition);
  if (shown !== open.draft.shown) await keepDraft(tx, act, id, { ...open.draft, shown });
  return presented(open);
}

/**
 * Keeps what the author changed; the lines themselves stay in the record. `basedOn` is the `written` of the draft they were shown; the
 * same words again are kept whatever they were based on, and an older save of them changes nothing. Throws DraftChangedMeanwhile, and
 * what opening a draft throws.
 */
export async function saveDraft(
  tx: Tx,
  act: Act,
  id: string,
  { changes, typedAt, basedOn }: { changes: Changes; typedAt: Date; basedOn: string },
  workshop: Workshop,
): Promise<DocumentDraft> {
  await lockDocument(tx, id);
  const open = await openDraft(tx, act, id, workshop);
  const written = writtenIn(open.draft.changes);
  if (basedOn !== written && writtenIn(changes) !== written) throw new DraftChangedMeanwhile();
  if (open.draft.typedAt && typedAt < open.draft.typedAt) return presented(open);
  // A device whose clock runs ahead must not shut out its own later saves.
  const draft = {
    changes,
    shown: markOf(open.composition),
    savedAt: act.at,
    typedAt: typedAt > act.at ? act.at : typedAt,
  };
  await keepDraft(tx, act, id, draft);
  return presented({ ...open, draft });
}

/** Takes the record as it is now: what was changed of lines that are no longer there is forgotten. */
export async function refreshDraft(tx: Tx, act: Act, id: string, workshop: Workshop): Promise<DocumentDraft> {
  await lockDocument(tx, id);
  const open = await openDraft(tx, act, id, workshop);
  const there = new Set(open.composition.sections.flatMap(({ lines }) => lines.map(({ key }) => key)));
  const lines = Object.fromEntries(Object.entries(open.draft.changes.lines).filter(([key]) => there.has(key)));
  const draft = {
    ...open.draft,
    changes: { ...open.draft.changes, lines },
    shown: markOf(open.composition),
    savedAt: act.at,
  };
  await keepDraft(tx, act, id, draft);
  return presented({ ...open, draft });
}

const presented = ({ document, model, material, composition, draft }: OpenDraft): DocumentDraft =>
  presentDraft(document, model, material, composition, draft.changes, draft.savedAt);
