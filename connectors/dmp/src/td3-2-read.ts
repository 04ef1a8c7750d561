import { readRetrieveResponse, sha1, writeRetrieveRequest } from '@liane/xds';
import type { DocumentContent, RetrievedDocument } from '@liane/xds';
import { call } from './call.ts';
import type { Line, Transaction } from './call.ts';
import { DmpUnreadable } from './errors.ts';
import type { Consulting, DocumentAddress, InsOf } from './messages.ts';
import { checkRegistry } from './registry.ts';
import { patientIdOf } from './vihf.ts';

const transaction: Transaction = {
  name: 'TD3.2',
  service: 'repository',
  action: 'urn:ihe:iti:2007:RetrieveDocumentSet',
  answers: ['urn:ihe:iti:2007:RetrieveDocumentSetResponse'],
  mtom: true,
  repeatable: true,
};

export interface ReadDocument {
  uniqueId: string;
  mimeType: string;
  bytes: Buffer;
}

/**
 * TD3.2 (digest §3.7): ITI-43, byte for byte. When the DMP gives some and refuses others, those it gives come back.
 * @throws DmpError
 */
export const read = (
  line: Line,
  ins: InsOf,
  documents: readonly DocumentAddress[],
  by: Consulting,
): Promise<ReadDocument[]> =>
  call(
    line,
    transaction,
    { body: writeRetrieveRequest(documents), patientId: patientIdOf(ins), by },
    ({ message, files }) => {
      const response = readRetrieveResponse(message);
      checkRegistry(response, 'taken');
      checkAsked(response.documents, documents);
      return response.documents.map(({ uniqueId, mimeType, content }) => {
        const bytes = bytesOf(content, files);
        checkAnnounced(
          bytes,
          documents.find((each) => each.uniqueId === uniqueId),
        );
        return { uniqueId, mimeType, bytes };
      });
    },
  );

/** Each at most once, and nothing that was not asked. @throws DmpUnreadable */
function checkAsked(given: readonly RetrievedDocument[], asked: readonly { uniqueId: string }[]): void {
  const expected = new Set(asked.map(({ uniqueId }) => uniqueId));
  for (const { uniqueId } of given) {
    if (!expected.delete(uniqueId)) throw new DmpUnreadable('gives a document that was not asked, or twice');
  }
}

/** Hash and size of the entry (digest §3.5), when the caller has them. @throws DmpUnreadable */
function checkAnnounced(bytes: Buffer, { hash, size }: Partial<DocumentAddress> = {}): void {
  if (typeof size === 'number' && size !== bytes.length)
    throw new DmpUnreadable('a document of another size than announced');
  if (typeof hash === 'string' && hash.toLowerCase() !== sha1(bytes))
    throw new DmpUnreadable('a document of another hash than announced');
}

function bytesOf(content: DocumentContent, files: ReadonlyMap<string, Buffer>): Buffer {
  if ('contentId' in content) {
    const file = files.get(content.contentId);
    if (!file) throw new DmpUnreadable('names a part that is not there');
    return file;
  }
  if (
    !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(content.base64) ||
    content.base64 === ''
  ) {
    throw new DmpUnreadable('a document is neither beside nor in base64');
  }
  return Buffer.from(content.base64, 'base64');
}
