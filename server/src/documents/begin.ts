import { oidOfUuid } from '@liane/vocabulary';
import type { Act, Tx } from '../platform/index.ts';
import { compose, gather } from './compose/index.ts';
import type { DocumentDraft } from './contract.ts';
import { stateOf, type Document, type Model } from './document.ts';
import { noChanges, type Changes } from './draft.ts';
import { markOf, presentDraft } from './present.ts';
import { AlreadyReplaced, DocumentIdTaken, NothingToReplace } from './refusals.ts';
import { authorLineOf } from './render.ts';
import { showDraft } from './save-draft.ts';
import { addDocument, documentById, findDocument, keepDraft, lockDocument } from './store.ts';
import { validatedChanges } from './validations.ts';
import { titleOf, typeInFrench } from './words.ts';
import type { Workshop } from './workshop.ts';

export interface Beginning {
  id: string;
  personId: string;
  model: Model;
  replacesId: string | null;
}

/** A draft prefilled from the record; the replacement of a validated document begins with what its author had changed. */
export async function begin(
  tx: Tx,
  act: Act,
  { id, personId, model, replacesId }: Beginning,
  workshop: Workshop,
): Promise<DocumentDraft> {
  const { needs, newId } = workshop;
  const material = await gather(tx, act, personId, needs);
  if (replacesId) await lockDocument(tx, replacesId);
  const replaced = replacesId ? await toReplace(tx, act, replacesId, personId, model) : undefined;
  const before = replaced && (await validatedChanges(tx, act.organisationId, replaced.id));
  const changes: Changes = before ? carriedOver(before) : noChanges;
  const composition = compose(model, material);
  const added = await addDocument(tx, act.organisationId, {
    id,
    personId: material.person.id,
    establishmentId: act.establishmentId,
    model,
    origin: 'ours',
    title: changes.title ?? titleOf[model],
    typeInFrench: typeInFrench[model],
    // An OID: the DMP and MSSanté name a document by it (national digest 3.5).
    cdaId: oidOfUuid(newId()),
    cdaSet: replaced?.cdaSet ?? oidOfUuid(newId()),
    version: replaced ? replaced.version + 1 : 1,
    replacesId,
    actAt: act.at,
    begunAt: act.at,
    byAccount: act.accountId,
    byName: act.who,
    author: authorLineOf(material),
  });
  if (!added) return begunAlready(tx, act, { id, personId, model, replacesId }, workshop);
  await keepDraft(tx, act, id, { changes, shown: markOf(composition), savedAt: act.at, typedAt: null });
  tx.announce(`person:${personId}`);
  return presentDraft(await documentById(tx, act.organisationId, id), model, material, composition, changes, act.at);
}

/** What did not leave was about one sending: the next version leaves to everybody. */
const carriedOver = ({ sending, ...changes }: Changes): Changes =>
  sending ? { ...changes, sending: { ...sending, skipped: [] } } : changes;

/** The same beginning again shows the same draft. Throws DocumentIdTaken. */
async function begunAlready(tx: Tx, act: Act, again: Beginning, workshop: Workshop): Promise<DocumentDraft> {
  const known = await findDocument(tx, act.organisationId, { id: again.id, personId: again.personId });
  if (known?.model !== again.model || known.replacesId !== again.replacesId || known.byAccount !== act.accountId)
    throw new DocumentIdTaken();
  return showDraft(tx, act, again.id, workshop);
}

async function toReplace(tx: Tx, act: Act, id: string, personId: string, model: Model): Promise<Document> {
  const document = await findDocument(tx, act.organisationId, { id, personId });
  if (document?.model !== model || document.origin !== 'ours') throw new NothingToReplace();
  const state = stateOf(document);
  if (state === 'replaced') throw new AlreadyReplaced();
  if (state !== 'validated') throw new NothingToReplace();
  return document;
}
