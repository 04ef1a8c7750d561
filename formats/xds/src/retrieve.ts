import { escapeText } from '@liane/xml';
import type { XmlElement } from '@liane/xml';
import { contentMarkup, contentOf } from './document-content.ts';
import type { DocumentContent } from './document-content.ts';
import { NotEbrim } from './errors.ts';
import { namespaces } from './namespaces.ts';
import { responseOf, writeRegistryResponse } from './registry-response.ts';
import type { RegistryResponse } from './registry-response.ts';

/** A document by where it is and what it is. */
export interface DocumentAddress {
  repositoryUniqueId: string;
  uniqueId: string;
}

export interface RetrievedDocument extends DocumentAddress {
  mimeType: string;
  content: DocumentContent;
}

/** Answer to ITI-43. */
export interface RetrieveResponse extends RegistryResponse {
  documents: RetrievedDocument[];
}

/** Body of ITI-43. */
export const writeRetrieveRequest = (documents: readonly DocumentAddress[]): string =>
  `<xdsb:RetrieveDocumentSetRequest xmlns:xdsb="${namespaces.xdsb}">` +
  documents.map((each) => `<xdsb:DocumentRequest>${addressMarkup(each)}</xdsb:DocumentRequest>`).join('') +
  `</xdsb:RetrieveDocumentSetRequest>`;

/** @throws NotEbrim */
export function readRetrieveRequest(element: XmlElement): DocumentAddress[] {
  if (!element.is('RetrieveDocumentSetRequest', namespaces.xdsb))
    throw new NotEbrim('RetrieveDocumentSetRequest', element.name);
  return element.childrenNamed('DocumentRequest', namespaces.xdsb).map(addressOf);
}

export const writeRetrieveResponse = ({ status, errors, documents }: RetrieveResponse): string =>
  `<xdsb:RetrieveDocumentSetResponse xmlns:xdsb="${namespaces.xdsb}">${writeRegistryResponse({ status, errors })}` +
  documents
    .map(
      (each) =>
        `<xdsb:DocumentResponse>${addressMarkup(each)}<xdsb:mimeType>${escapeText(each.mimeType)}</xdsb:mimeType>` +
        `<xdsb:Document>${contentMarkup(each.content)}</xdsb:Document></xdsb:DocumentResponse>`,
    )
    .join('') +
  `</xdsb:RetrieveDocumentSetResponse>`;

/** @throws NotEbrim */
export function readRetrieveResponse(element: XmlElement): RetrieveResponse {
  const response = element.child('RegistryResponse', namespaces.rs);
  if (!element.is('RetrieveDocumentSetResponse', namespaces.xdsb) || response === undefined)
    throw new NotEbrim('RetrieveDocumentSetResponse', element.name);
  return {
    ...responseOf(response),
    documents: element.childrenNamed('DocumentResponse', namespaces.xdsb).map((each) => ({
      ...addressOf(each),
      mimeType: each.child('mimeType')?.text() ?? '',
      content: documentContent(each.child('Document')),
    })),
  };
}

const documentContent = (document: XmlElement | undefined): DocumentContent =>
  document === undefined ? { base64: '' } : contentOf(document);

const addressMarkup = ({ repositoryUniqueId, uniqueId }: DocumentAddress): string =>
  `<xdsb:RepositoryUniqueId>${escapeText(repositoryUniqueId)}</xdsb:RepositoryUniqueId>` +
  `<xdsb:DocumentUniqueId>${escapeText(uniqueId)}</xdsb:DocumentUniqueId>`;

const addressOf = (element: XmlElement): DocumentAddress => ({
  repositoryUniqueId: element.child('RepositoryUniqueId')?.text() ?? '',
  uniqueId: element.child('DocumentUniqueId')?.text() ?? '',
});
