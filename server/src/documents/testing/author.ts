import { uuidv7, type Act, type Tx } from '../../platform/index.ts';
import { begin } from '../begin.ts';
import type { DocumentDraft } from '../contract.ts';
import type { Document, FileKind, Model } from '../document.ts';
import { noChanges, type Changes } from '../draft.ts';
import { writtenIn } from '../present.ts';
import { readFile } from '../files.ts';
import { saveDraft, showDraft } from '../save-draft.ts';
import { documentById, draftOf } from '../store.ts';
import { validate } from '../validate.ts';
import type { House } from './house.ts';

/** Somebody who writes documents in a house: each gesture in its own transaction. */
export const authorIn = (house: House, act: Act) => ({
  begin: (personId: string, model: Model, replacesId: string | null = null, id = uuidv7()): Promise<DocumentDraft> =>
    house.as(act, (tx) => begin(tx, act, { id, personId, model, replacesId }, house.workshop)),
  /** On top of what is kept, unless another draft was on the screen. */
  save: (id: string, changes: Partial<Changes>, basedOn?: string): Promise<DocumentDraft> =>
    house.as(act, async (tx) =>
      saveDraft(
        tx,
        act,
        id,
        {
          changes: { ...noChanges, ...changes },
          typedAt: act.at,
          basedOn: basedOn ?? (await writtenOf(tx, act, id)),
        },
        house.workshop,
      ),
    ),
  look: (id: string): Promise<DocumentDraft> => house.as(act, (tx) => showDraft(tx, act, id, house.workshop)),
  validate: (id: string, validationId = uuidv7(), basedOn?: string): Promise<Document> =>
    house.as(act, async (tx) =>
      validate(tx, act, { id, validationId, basedOn: basedOn ?? (await writtenOf(tx, act, id)) }, house.workshop),
    ),
  file: (id: string, kind: FileKind): Promise<Uint8Array> =>
    house.as(
      act,
      async (tx) =>
        (await readFile(tx, act, await documentById(tx, act.organisationId, id), kind, house.workshop.contents)).bytes,
    ),
  document: (id: string): Promise<Document> => house.as(act, (tx) => documentById(tx, act.organisationId, id)),
});

/** Of a draft that exists no more, any mark does. */
async function writtenOf(tx: Tx, act: Act, id: string): Promise<string> {
  const draft = await draftOf(tx, act.organisationId, id);
  return draft ? writtenIn(draft.changes) : '';
}

export type Author = ReturnType<typeof authorIn>;
