import { readRetrieveResponse, writeRetrieveRequest } from '@liane/xds';
import type { DocumentContent, RetrievedDocument } from '@liane/xds';
import { call } from './call.ts';
import type { Line, Transaction } from './call.ts';
import { DmpUnreadable } from './errors.ts';
import type { ActingFor, InsOf } from './messages.ts';
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
  documents: readonly { uniqueId: string; repositoryUniqueId: string }[],
  by: ActingFor,
): Promise<ReadDocument[]> =>
  call(
    line,
    transaction,
    { body: writeRetrieveRequest(documents), patientId: patientIdOf(ins), by, channel: 'consult' },
    ({ message, files }) => {
      const response = readRetrieveResponse(message);
      checkRegistry(response, 'taken');
      checkAsked(response.documents, documents);
      return response.documents.map(({ uniqueId, mimeType, content }) => ({
        uniqueId,
        mimeType,
        bytes: bytesOf(content, files),
      }));
    },
  );

/** Each at most once, and nothing that was not asked. @throws DmpUnreadable */
function checkAsked(given: readonly RetrievedDocument[], asked: readonly { uniqueId: string }[]): void {
  const expected = new Set(asked.map(({ uniqueId }) => uniqueId));
  for (const { uniqueId } of given) {
    if (!expected.delete(uniqueId)) throw new DmpUnreadable('gives a document that was not asked, or twice');
  }
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
