import { checkCda, readCda, type ReadDocument, type ReadSection } from '@liane/cda';
import type { NarrativeBlock } from '@liane/vocabulary';
import type { Act, Tx } from '../platform/index.ts';
import type { NarrativeSectionReply } from './contract.ts';
import { readFile, readableKind } from './files.ts';
import { presentRow, type View } from './present.ts';
import { headerLines } from './header-lines.ts';
import { DocumentDeleted, DocumentStillDraft, UnknownFile } from './refusals.ts';
import { documentById } from './store.ts';
import type { Workshop } from './workshop.ts';
import { stateOf, type Document } from './document.ts';

const largestFile = 25 * 1024 * 1024;

/** What a person reads of a kept document, and what our rules say of it. A draft is read by its own path. */
export async function view(tx: Tx, act: Act, id: string, workshop: Workshop): Promise<View> {
  const document = await documentById(tx, act.organisationId, id);
  if (isPdfAlone(document)) return pdfView(document);
  const { read, bytes } = await readKept(tx, act, document, workshop);
  const { faults, warnings } = checkCda(bytes, { maxBytes: largestFile });
  return {
    document: presentRow(document),
    header: headerLines(read.header),
    sections: read.body.level === 'N3' ? read.body.sections.map(sectionOf) : [],
    hasPdf: document.files.includes('pdf'),
    unreadable: read.unreadable.map(({ reason }) => reason),
    verdict: { faults: faults.map(({ message }) => message), warnings: warnings.map(({ message }) => message) },
  };
}

/** A PDF received without CDA: it is read as it is. */
const isPdfAlone = (document: Document): boolean =>
  document.origin === 'received' && !document.deleted && document.files.join() === 'pdf';

const pdfView = (document: Document): View => ({
  document: presentRow(document),
  header: [
    { label: 'Type', value: document.typeInFrench },
    { label: 'De', value: document.author },
  ],
  sections: [],
  hasPdf: true,
  unreadable: [],
  verdict: { faults: [], warnings: [] },
});

/** The CDA that is read, whatever its form. Throws DocumentDeleted, DocumentStillDraft, UnknownFile. */
export async function readKept(
  tx: Tx,
  act: Act,
  document: Document,
  { contents }: Pick<Workshop, 'contents'>,
): Promise<{ read: ReadDocument; bytes: Uint8Array }> {
  if (document.deleted) throw new DocumentDeleted(document.deleted.by, document.deleted.why);
  if (stateOf(document) === 'draft') throw document.discarded ? new UnknownFile() : new DocumentStillDraft();
  const kind = readableKind(document);
  if (!kind) throw new UnknownFile();
  const { bytes } = await readFile(tx, act, document, kind, contents);
  return { read: readCda(bytes, { maxBytes: largestFile }), bytes };
}

/** A section as a screen reads it. */
export const sectionOf = (section: ReadSection): NarrativeSectionReply => ({
  title: section.title,
  blocks: section.blocks.map(plainBlock),
  ...(section.sections.length > 0 ? { sections: section.sections.map(sectionOf) } : {}),
});

function plainBlock(block: NarrativeBlock): NarrativeSectionReply['blocks'][number] {
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(plain)) };
  return block.kind === 'list' ? { ...block, items: block.items.map(plain) } : { ...block, text: plain(block.text) };
}

/** Links and pictures of a received narrative stay in its preview. */
const plain = ({ text, id }: { text: string; id?: string }): { text: string; id?: string } =>
  id === undefined ? { text } : { text, id };
