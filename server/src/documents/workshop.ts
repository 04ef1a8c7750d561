import type { CheckedEnvironment } from '@liane/cda';
import type { Act, Tx } from '../platform/index.ts';
import { compose, gather, type Composition, type Issue, type Material } from './compose/index.ts';
import type { ContentStore } from './content-store.ts';
import { isModel, type Document, type Model } from './document.ts';
import type { DocumentsNeeds } from './needs.ts';
import { DocumentAlreadyValidated, DraftDiscarded, DraftOfAnother, UnknownDocument } from './refusals.ts';
import { documentById, draftOf, type KeptDraft } from './store.ts';

/** What the verbs of this module work with. */
export interface Workshop {
  needs: DocumentsNeeds;
  contents: ContentStore;
  environment: CheckedEnvironment;
  newId: () => string;
}

/** A draft of the one who acts, and what the record offers it now. */
export interface OpenDraft {
  document: Document;
  model: Model;
  draft: KeptDraft;
  material: Material;
  composition: Composition;
}

/** Throws UnknownDocument, DocumentAlreadyValidated, DraftDiscarded, DraftOfAnother. */
export async function openDraft(tx: Tx, act: Act, id: string, { needs }: Workshop): Promise<OpenDraft> {
  const document = await documentById(tx, act.organisationId, id);
  const draft = await ownDraft(tx, act, document);
  if (!isModel(document.model)) throw new UnknownDocument();
  const material = await gather(tx, act, document.personId, needs);
  return { document, model: document.model, draft, material, composition: compose(document.model, material) };
}

/** The draft of this document, when it still is one and belongs to the one who acts. */
export async function ownDraft(tx: Tx, act: Act, document: Document): Promise<KeptDraft> {
  if (document.origin === 'received' || document.validated) throw new DocumentAlreadyValidated();
  if (document.discarded) throw new DraftDiscarded();
  if (document.byAccount !== act.accountId) throw new DraftOfAnother(document.byName);
  const draft = await draftOf(tx, act.organisationId, document.id);
  if (!draft) throw new UnknownDocument();
  return draft;
}

/** What the CDA of this version says of itself. */
export async function issueOf(tx: Tx, act: Act, document: Document): Promise<Issue> {
  const replaced = document.replacesId ? await documentById(tx, act.organisationId, document.replacesId) : undefined;
  return {
    id: document.cdaId,
    setId: document.cdaSet,
    version: document.version,
    ...(replaced ? { replaces: { id: replaced.cdaId, version: replaced.version } } : {}),
  };
}
