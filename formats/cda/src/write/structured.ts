import type { NarrativeSection } from '@liane/vocabulary';
import type { DocumentHeader } from '../models/header.ts';
import { clinicalDocument } from './document.ts';
import type { Frame } from './document.ts';
import { documentCopy } from './sections/document-copy.ts';
import { place } from './section.ts';
import type { PlacedSection } from './section.ts';
import { timesOf } from './times.ts';
import type { WriteOptions, WrittenDocument } from './written-document.ts';

/** What people read of a list of sections. */
export const narrativeOf = (sections: readonly PlacedSection[], header: DocumentHeader): NarrativeSection[] => {
  const times = timesOf(header.timeZone);
  return sections.map((section) => section.narrative(times));
};

/** A CDA R2 N3: the header, then the sections in order, then perhaps its PDF copy. */
export function writeStructured(
  header: DocumentHeader,
  frame: Frame,
  sections: readonly PlacedSection[],
  { newId, pdfCopy }: WriteOptions,
): WrittenDocument {
  const copy = pdfCopy ? [place(documentCopy, { pdf: pdfCopy, title: header.title, createdAt: header.createdAt })] : [];
  const times = timesOf(header.timeZone);
  const body = [...sections, ...copy]
    .map((section) => section.xml({ newId: () => newId().toUpperCase(), times }))
    .join('');
  return {
    xml: clinicalDocument(header, frame, `<structuredBody>${body}\n</structuredBody>`, times),
    narrative: narrativeOf(sections, header),
  };
}
