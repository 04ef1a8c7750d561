import { personById } from '../identity/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { sha256Of } from './content-store.ts';
import type { Document } from './document.ts';
import { FileNotReadable, UnknownDocument } from './refusals.ts';
import { addDocument, addFile, documentById, documentsWhere, lockDocument } from './store.ts';
import type { Workshop } from './workshop.ts';

const largestFile = 25 * 1024 * 1024;

/** Files a PDF that came without CDA in the record of a person; the same bytes are filed once. Throws UnknownDocument, FileNotReadable. */
export async function receivePdf(
  tx: Tx,
  act: Act,
  {
    id,
    personId,
    title,
    author,
    actAt,
    bytes,
  }: { id: string; personId: string; title: string; author: string; actAt: Date; bytes: Uint8Array },
  { contents }: Pick<Workshop, 'contents'>,
): Promise<Document> {
  if (!(await personById(tx, act.organisationId, personId))) throw new UnknownDocument();
  if (bytes.length > largestFile || Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-')
    throw new FileNotReadable('Ce fichier n’est pas un PDF lisible.');
  const sha256 = sha256Of(bytes);
  await lockDocument(tx, `${personId} ${sha256}`);
  const held = (await documentsWhere(tx, act.organisationId, { cdaId: `sha256:${sha256}`, personId })).find(
    (one) => !one.deleted,
  );
  if (held) return held;
  await addDocument(tx, act.organisationId, {
    id,
    personId,
    establishmentId: act.establishmentId,
    model: 'other',
    origin: 'received',
    title: title.slice(0, 200),
    typeInFrench: 'Pièce jointe à un message',
    cdaId: `sha256:${sha256}`,
    cdaSet: `sha256:${sha256}`,
    version: 1,
    replacesId: null,
    actAt,
    begunAt: act.at,
    byAccount: act.accountId,
    byName: act.who,
    author: author.slice(0, 200),
  });
  await addFile(tx, act.organisationId, id, {
    kind: 'pdf',
    sha256: await contents.keep(tx, act.organisationId, bytes, act.at),
    mediaType: 'application/pdf',
  });
  tx.announce(`person:${personId}`);
  await tx.tell(act, { kind: 'document-received', personId, about: id });
  return documentById(tx, act.organisationId, id);
}
