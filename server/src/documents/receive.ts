import { CdaRefused, readCda, type ReadDocument, type ReadId } from '@liane/cda';
import { personById } from '../identity/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { compareTraits, speaksOfAnother, type Compared } from './compare-traits.ts';
import { sha256Of } from './content-store.ts';
import type { Document } from './document.ts';
import { followed } from './follow-up/follow-up.ts';
import { countOpenLines } from './follow-up/open-lines.ts';
import { party } from './header-lines.ts';
import { modelReceived } from './received-model.ts';
import { AnotherPerson, FiledElsewhere, FileNotReadable, OlderVersion, UnknownDocument } from './refusals.ts';
import {
  addDocument,
  addFile,
  addReplacement,
  documentById,
  documentsWhere,
  findDocument,
  lockDocument,
} from './store.ts';
import type { Workshop } from './workshop.ts';

export interface Received {
  document: Document;
  comparison: Compared[];
}

const largestFile = 25 * 1024 * 1024;

/**
 * Files a received CDA in the record of a person. What is strange inside is kept and said when it is read; what is no CDA, or not safe, is refused.
 * Throws FileNotReadable, AnotherPerson, FiledElsewhere, OlderVersion.
 */
export async function receive(
  tx: Tx,
  act: Act,
  { id, personId, content }: { id: string; personId: string; content: string },
  { contents }: Pick<Workshop, 'contents'>,
): Promise<Received> {
  const person = await personById(tx, act.organisationId, personId);
  if (!person) throw new UnknownDocument();
  const bytes = new Uint8Array(Buffer.from(content, 'base64'));
  const read = readReceived(bytes);
  const comparison = compareTraits(person, read.header.patient);
  if (speaksOfAnother(person, comparison)) throw new AnotherPerson(comparison);

  const cdaId = identifier(read.header.id) ?? `sha256:${sha256Of(bytes)}`;
  const cdaSet = identifier(read.header.setId) ?? cdaId;
  const version = read.header.version && read.header.version > 0 ? read.header.version : 1;
  await lockDocument(tx, cdaSet);
  const held = (await documentsWhere(tx, act.organisationId, { cdaId })).find(
    (one) => one.version === version && !one.deleted,
  );
  if (held) return { document: await inRecord(tx, act, held, personId), comparison };

  const replaced = await versionReplaced(tx, act, read, cdaSet, version);
  if (replaced) await inRecord(tx, act, replaced, personId);
  await addDocument(tx, act.organisationId, {
    id,
    personId,
    establishmentId: act.establishmentId,
    model: modelReceived(read),
    origin: 'received',
    title: (read.header.title || 'Document sans titre').slice(0, 200),
    typeInFrench: read.header.type?.display ?? read.header.type?.originalText ?? 'Type non précisé',
    cdaId,
    cdaSet,
    version,
    replacesId: replaced?.id ?? null,
    actAt: instantOf(read, act.at),
    begunAt: act.at,
    byAccount: act.accountId,
    byName: act.who,
    author: authorOf(read),
  });
  if (replaced) await addReplacement(tx, act, replaced.id, id);
  await keepFiles(tx, act, id, bytes, read, contents);
  if (followed.has(modelReceived(read))) await countOpenLines(tx, act, id, { contents });
  tx.announce(`person:${personId}`);
  await tx.tell(act, { kind: 'document-received', personId, about: id });
  return { document: await documentById(tx, act.organisationId, id), comparison };
}

/** The readers of XML and of CDA both refuse with a French sentence and a stable code. Throws FileNotReadable. */
export function readReceived(bytes: Uint8Array): ReadDocument {
  if (bytes.length === 0) throw new FileNotReadable('Ce fichier est vide.');
  try {
    return readCda(bytes, { maxBytes: largestFile });
  } catch (cause) {
    if (cause instanceof CdaRefused || isXmlRefusal(cause)) throw new FileNotReadable(cause.message);
    throw cause;
  }
}

const isXmlRefusal = (cause: unknown): cause is Error =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith('xml-');

const identifier = (id: ReadId | undefined): string | undefined =>
  id && (id.extension === undefined ? id.root.toUpperCase() : `${id.root.toUpperCase()}^${id.extension}`);

/** Throws FiledElsewhere when the document stands in the record of somebody else; a merged double is the same record. */
async function inRecord(tx: Tx, act: Act, { id }: Document, personId: string): Promise<Document> {
  const document = await findDocument(tx, act.organisationId, { id, personId });
  if (!document) throw new FiledElsewhere();
  return document;
}

/** The version held that this one takes the place of: by its series, or by what it says it replaces. Throws OlderVersion. */
async function versionReplaced(
  tx: Tx,
  act: Act,
  read: ReadDocument,
  cdaSet: string,
  version: number,
): Promise<Document | undefined> {
  const standing = (documents: Document[]) =>
    documents.filter((one) => !one.deleted && !one.discarded && (one.origin === 'received' || one.validated));
  const ofSeries = standing(await documentsWhere(tx, act.organisationId, { cdaSet }));
  const newest = Math.max(0, ...ofSeries.map((one) => one.version));
  if (newest > version) throw new OlderVersion(newest);
  const last = ofSeries.find((one) => !one.replacedById);
  if (last) return last;
  const replacedId = identifier(read.header.replaces);
  if (!replacedId) return undefined;
  return standing(await documentsWhere(tx, act.organisationId, { cdaId: replacedId })).find((one) => !one.replacedById);
}

function instantOf({ header }: ReadDocument, otherwise: Date): Date {
  const at = new Date(header.createdAt ?? '');
  return Number.isNaN(at.getTime()) ? otherwise : at;
}

function authorOf({ header }: ReadDocument): string {
  const [author] = header.authors;
  return (author && party(author).slice(0, 200)) || header.custodian?.name || 'Auteur non précisé';
}

/** The file as it came, and the PDF it carries, so that people read it at once. */
async function keepFiles(
  tx: Tx,
  act: Act,
  id: string,
  bytes: Uint8Array,
  read: ReadDocument,
  contents: Workshop['contents'],
): Promise<void> {
  await addFile(tx, act.organisationId, id, {
    kind: 'cda',
    sha256: await contents.keep(tx, act.organisationId, bytes, act.at),
    mediaType: 'application/xml',
  });
  const pdf = carriedPdf(read);
  if (pdf)
    await addFile(tx, act.organisationId, id, {
      kind: 'pdf',
      sha256: await contents.keep(tx, act.organisationId, pdf, act.at),
      mediaType: 'application/pdf',
    });
}

function carriedPdf({ body }: ReadDocument): Uint8Array | undefined {
  const file = body.level === 'N1' ? body.file : body.level === 'N3' ? body.pdfCopy : undefined;
  const isPdf =
    file &&
    file.refusal === undefined &&
    file.mediaType === 'application/pdf' &&
    Buffer.from(file.bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
  return isPdf ? file.bytes : undefined;
}
