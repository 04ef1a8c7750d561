import { checklistCodes } from '../../codes/checklist.ts';
import type { AddedDocument } from '../../models/added-document.ts';
import { loinc } from '../../codes/code-systems.ts';
import { attachedDocumentEntry } from '../entries/attached-document.ts';
import { cell, paragraph } from '../narrative.ts';
import type { Section } from '../section.ts';

const anchorOf = (index: number): string => `document-${index + 1}`;

/** Documents ajoutés, the checklist of the DLU (CDA digest §4.3 line 12). */
export const addedDocuments: Section<readonly AddedDocument[]> = {
  templateIds: ['1.2.250.1.213.1.1.2.37'],
  code: loinc('55107-7', 'Documents ajoutés'),
  title: 'Documents joints',
  narrative: (documents, times) =>
    documents.length > 0
      ? [
          {
            kind: 'table',
            head: ['Document', 'Nature', 'Date'],
            rows: documents.map(({ title, subject, createdAt }, index) => [
              cell(title, anchorOf(index)),
              cell(checklistCodes[subject].display),
              cell(createdAt ? times.spoken(createdAt) : '—'),
            ]),
          },
        ]
      : [paragraph('Aucun document joint', 'document')],
  entries: (documents, { newId, times }) =>
    documents.length > 0
      ? documents.map(({ subject, createdAt, pdf }, index) =>
          attachedDocumentEntry(
            {
              type: checklistCodes[subject],
              anchor: anchorOf(index),
              time: createdAt && times.stamp(createdAt),
              mediaId: `media-${index + 1}`,
              pdf,
            },
            newId,
          ),
        )
      : [
          attachedDocumentEntry(
            { type: 'Aucun document joint', anchor: 'document', time: undefined, mediaId: 'media', pdf: undefined },
            newId,
          ),
        ],
};
