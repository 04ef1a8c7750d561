import type { Act, Tx } from '../platform/index.ts';
import type { ContentStore } from './content-store.ts';
import type { Document, FileKind } from './document.ts';
import { DocumentDeleted, UnknownFile } from './refusals.ts';
import { fileOf } from './store.ts';

export interface KeptFile {
  bytes: Uint8Array;
  mediaType: string;
}

/** The bytes of one form. Throws DocumentDeleted, UnknownFile. */
export async function readFile(
  tx: Tx,
  act: Pick<Act, 'organisationId'>,
  document: Document,
  kind: FileKind,
  contents: ContentStore,
): Promise<KeptFile> {
  if (document.deleted) throw new DocumentDeleted(document.deleted.by, document.deleted.why);
  const file = await fileOf(tx, act.organisationId, document.id, kind);
  const bytes = file && (await contents.fetch(tx, act.organisationId, file.sha256));
  if (!file || !bytes) throw new UnknownFile();
  return { bytes, mediaType: file.mediaType };
}

/** The form that is read on a screen: structured, received, or around a PDF. */
export const readableKind = ({ files }: Document): FileKind | undefined =>
  (['n3', 'cda', 'n1'] as const).find((kind) => files.includes(kind));
