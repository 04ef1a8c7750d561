import { civilDateIn, oidOfUuid } from '@liane/vocabulary';
import { insToSend, standingPerson } from '../identity/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { isModel, stateOf, type Document } from './document.ts';
import { reissuedFiles, type Versions } from './reissued-files.ts';
import { fileNameOf, type RenderedFile } from './render.ts';
import { addDocument, addFile, addReplacement, documentById, documentsWhere, lockDocument } from './store.ts';
import { addValidation, nextNumber, printedWords, validatedChanges } from './validations.ts';
import type { Workshop } from './workshop.ts';

/**
 * Whether its very words could leave under an identity qualified since, without anybody: it stands, its words are kept, nobody is
 * writing what replaces it, and it was not written under an identity merged into another.
 */
export async function mayBeReissued(tx: Tx, organisationId: string, document: Document): Promise<boolean> {
  if (document.origin !== 'ours' || stateOf(document) !== 'validated') return false;
  const person = await standingPerson(tx, organisationId, document.personId);
  if (person?.id !== document.personId) return false;
  const next = await documentsWhere(tx, organisationId, { replacesId: document.id });
  if (next.some(({ discarded }) => !discarded)) return false;
  return (await printedWords(tx, organisationId, document.id)) !== undefined;
}

/**
 * The next version of a document validated before the INS was qualified: the same words, by the same author and the same signatory
 * at their times, of a usager identified since. Undefined when it is not to be reissued. Throws DocumentNotValid.
 */
export async function reissue(tx: Tx, act: Act, id: string, workshop: Workshop): Promise<Document | undefined> {
  const { organisationId } = act;
  await lockDocument(tx, id);
  const former = await documentById(tx, organisationId, id);
  if (!(await mayBeReissued(tx, organisationId, former))) return undefined;
  const person = await standingPerson(tx, organisationId, former.personId);
  const words = await printedWords(tx, organisationId, id);
  if (!person || insToSend(person) === null || !words) return undefined;
  const next: Document = {
    ...former,
    id: workshop.newId(),
    cdaId: oidOfUuid(workshop.newId()),
    version: former.version + 1,
    replacesId: former.id,
    actAt: act.at,
    begunAt: act.at,
    byAccount: act.accountId,
    byName: act.who,
  };
  const versions = { former, next, person, words };
  const files = await reissuedFiles(tx, act, versions, workshop);
  if (!files) return undefined;
  await keep(tx, act, versions, files, workshop);
  await workshop.needs.doorkeeper.trace(tx, act, reissuing, { personId: former.personId, why });
  tx.announce(`person:${former.personId}`);
  await tx.tell(act, { kind: 'document-reissued', personId: former.personId, about: next.id });
  return documentById(tx, organisationId, next.id);
}

const reissuing = 'documents.reissue';
const why = 'À la qualification de l’identité : le document attendait l’INS pour partir';

/** It is no route: nobody asks for it. */
export const documentActsInFrench: ReadonlyMap<string, string> = new Map([
  [reissuing, 'Réémettre à l’identique un document, avec l’INS'],
]);

/** What its author chose of its sending is chosen of this version too. */
async function keep(
  tx: Tx,
  act: Act,
  { former, next, person, words }: Versions,
  files: readonly RenderedFile[],
  { contents, newId }: Workshop,
): Promise<void> {
  const { organisationId } = act;
  const changes = await validatedChanges(tx, organisationId, former.id);
  if (!changes || !isModel(former.model)) throw new TypeError('a document of ours was validated');
  await addDocument(tx, organisationId, next);
  await addReplacement(tx, act, former.id, next.id);
  for (const { kind, bytes, mediaType } of files) {
    const sha256 = await contents.keep(tx, organisationId, bytes, act.at);
    await addFile(tx, organisationId, next.id, { kind, sha256, mediaType });
  }
  const dayIn = (instant: Date): string => civilDateIn(instant, words.timeZone);
  await addValidation(tx, act, next.id, {
    id: newId(),
    title: former.title,
    number: await nextNumber(tx, organisationId, Number(dayIn(act.at).slice(0, 4))),
    fileName: fileNameOf(person, former.model, dayIn(words.createdAt)),
    changes,
    printed: words,
    reissued: true,
  });
}
