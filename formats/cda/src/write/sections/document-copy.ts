import { loinc } from '../../codes/code-systems.ts';
import { attachedDocumentEntry } from '../entries/attached-document.ts';
import { paragraph } from '../narrative.ts';
import type { Section } from '../section.ts';

const anchor = 'copie-du-document';

/** The PDF twin of the document, its title and when it was made. */
export interface DocumentCopy {
  pdf: Uint8Array;
  title: string;
  createdAt: Date;
}

/** Copie du document (CDA digest §7.2); its title is imposed (§4.1). */
export const documentCopy: Section<DocumentCopy> = {
  templateIds: ['1.2.250.1.213.1.1.2.243'],
  code: loinc('55108-5', 'Copie du document'),
  title: 'Copie du document',
  narrative: () => [paragraph('Copie PDF de ce document', anchor)],
  entries: ({ pdf, title, createdAt }, { newId, times }) => [
    attachedDocumentEntry({ type: title, anchor, time: times.stamp(createdAt), mediaId: 'media-copie', pdf }, newId),
  ],
};
