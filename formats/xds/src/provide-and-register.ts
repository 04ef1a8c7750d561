import type { XmlElement } from '@liane/xml';
import { contentMarkup, contentOf } from './document-content.ts';
import type { DocumentContent } from './document-content.ts';
import { NotEbrim } from './errors.ts';
import type { XdsContent } from './metadata.ts';
import { namespaces } from './namespaces.ts';
import { readRegistryObjects } from './read/registry-objects.ts';
import { attribute } from './write/markup.ts';
import { writeSubmitObjectsRequest } from './write/registry-objects.ts';

/** The bytes of one entry of the lot, by its symbolic id. */
export interface ProvidedDocument {
  entryUuid: string;
  content: DocumentContent;
}

export interface Provision {
  content: XdsContent;
  documents: ProvidedDocument[];
}

/** Body of ITI-41: the lot, then where the bytes of each document are. Declares its namespaces. */
export const writeProvideAndRegister = ({ content, documents }: Provision): string =>
  `<xdsb:ProvideAndRegisterDocumentSetRequest xmlns:xdsb="${namespaces.xdsb}">${writeSubmitObjectsRequest(content)}` +
  documents
    .map(
      ({ entryUuid, content: bytes }) =>
        `<xdsb:Document${attribute('id', entryUuid)}>${contentMarkup(bytes)}</xdsb:Document>`,
    )
    .join('') +
  `</xdsb:ProvideAndRegisterDocumentSetRequest>`;

/** @throws NotEbrim, TooManyObjects */
export function readProvideAndRegister(element: XmlElement): Provision {
  if (!element.is('ProvideAndRegisterDocumentSetRequest', namespaces.xdsb))
    throw new NotEbrim('ProvideAndRegisterDocumentSetRequest', element.name);
  return {
    content: readRegistryObjects(element),
    documents: element.childrenNamed('Document', namespaces.xdsb).map((document) => ({
      entryUuid: document.attribute('id') ?? '',
      content: contentOf(document),
    })),
  };
}
