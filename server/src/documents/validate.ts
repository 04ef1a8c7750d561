import type { Act, Tx } from '../platform/index.ts';
import { warningsOf } from './compose/index.ts';
import type { Document } from './document.ts';
import { markOf, writtenIn } from './present.ts';
import {
  DocumentAlreadyValidated,
  DocumentIncomplete,
  DraftChangedMeanwhile,
  RecordChangedMeanwhile,
} from './refusals.ts';
import { render } from './render.ts';
import { addFile, addReplacement, documentById, dropDraft, lockDocument } from './store.ts';
import { addValidation, nextNumber } from './validations.ts';
import { issueOf, openDraft, type Workshop } from './workshop.ts';

/**
 * The draft becomes a document that no longer changes, in all its forms. A second validation by the same command answers the same.
 * `basedOn` is the `written` of the draft on the screen of its author: nothing leaves that they did not see.
 * Throws DraftChangedMeanwhile, DocumentIncomplete, RecordChangedMeanwhile, DocumentNotValid, AlreadyReplaced, and what opening a draft throws.
 */
export async function validate(
  tx: Tx,
  act: Act,
  { id, validationId, basedOn }: { id: string; validationId: string; basedOn: string },
  workshop: Workshop,
): Promise<Document> {
  await lockDocument(tx, id);
  const already = await documentById(tx, act.organisationId, id);
  if (already.validated) {
    if (already.validated.id === validationId) return already;
    throw new DocumentAlreadyValidated();
  }
  const { document, model, material, composition, draft } = await openDraft(tx, act, id, workshop);
  const { changes } = draft;
  if (basedOn !== writtenIn(changes)) throw new DraftChangedMeanwhile();
  const blocking = warningsOf(material, model, composition, changes).filter(({ severity }) => severity === 'blocking');
  if (blocking.length > 0) throw new DocumentIncomplete(blocking.map(({ message }) => message));
  if (markOf(composition) !== draft.shown) throw new RecordChangedMeanwhile();

  const issue = await issueOf(tx, act, document);
  const { title, fileName, words, files } = await render({
    model,
    material,
    composition,
    changes,
    issue,
    environment: workshop.environment,
    newId: workshop.newId,
  });

  if (document.replacesId) await addReplacement(tx, act, document.replacesId, id);
  for (const { kind, bytes, mediaType } of files) {
    const sha256 = await workshop.contents.keep(tx, act.organisationId, bytes, act.at);
    await addFile(tx, act.organisationId, id, { kind, sha256, mediaType });
  }
  const number = await nextNumber(tx, act.organisationId, Number(material.today.slice(0, 4)));
  await addValidation(tx, act, id, {
    id: validationId,
    title,
    number,
    fileName,
    changes,
    printed: words,
    reissued: false,
  });
  await dropDraft(tx, act.organisationId, id);
  tx.announce(`person:${document.personId}`);
  await tx.tell(act, { kind: 'document-validated', personId: document.personId, about: id });
  return documentById(tx, act.organisationId, id);
}
