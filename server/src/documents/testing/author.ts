import { uuidv7, type Act } from '../../platform/index.ts';
import { begin } from '../begin.ts';
import type { DocumentDraft } from '../contract.ts';
import type { Document, FileKind, Model } from '../document.ts';
import { noChanges, type Changes } from '../draft.ts';
import { readFile } from '../files.ts';
import { saveDraft, showDraft } from '../save-draft.ts';
import { documentById } from '../store.ts';
import { validate } from '../validate.ts';
import type { House } from './house.ts';

/** Somebody who writes documents in a house: each gesture in its own transaction. */
export const authorIn = (house: House, act: Act) => ({
  begin: (personId: string, model: Model, replacesId: string | null = null, id = uuidv7()): Promise<DocumentDraft> =>
    house.as(act, (tx) => begin(tx, act, { id, personId, model, replacesId }, house.workshop)),
  save: (id: string, changes: Partial<Changes>): Promise<DocumentDraft> =>
    house.as(act, (tx) =>
      saveDraft(tx, act, id, { changes: { ...noChanges, ...changes }, typedAt: act.at }, house.workshop),
    ),
  look: (id: string): Promise<DocumentDraft> => house.as(act, (tx) => showDraft(tx, act, id, house.workshop)),
  validate: (id: string, validationId = uuidv7()): Promise<Document> =>
    house.as(act, (tx) => validate(tx, act, { id, validationId }, house.workshop)),
  file: (id: string, kind: FileKind): Promise<Uint8Array> =>
    house.as(
      act,
      async (tx) =>
        (await readFile(tx, act, await documentById(tx, act.organisationId, id), kind, house.workshop.contents)).bytes,
    ),
  document: (id: string): Promise<Document> => house.as(act, (tx) => documentById(tx, act.organisationId, id)),
});

export type Author = ReturnType<typeof authorIn>;
