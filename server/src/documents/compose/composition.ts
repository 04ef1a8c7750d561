import type { DocumentHeader, WriteOptions, WrittenDocument } from '@liane/cda';
import type { NarrativeSection } from '@liane/vocabulary';
import type { Changes } from '../draft.ts';
import type { CircleOffer } from './circle.ts';
import type { Section } from './section.ts';

export interface Warning {
  severity: 'blocking' | 'warning';
  section: string | null;
  message: string;
}

/** A model of document over one record: what its author is offered, and what it becomes. Each model is one file. */
export interface Composition {
  sections: Section[];
  circle: CircleOffer;
  /** What is missing, beyond what each section says. */
  warnings(changes: Changes): Warning[];
  /** What people read: the narrative of the CDA and the content of the PDF. */
  narrative(header: DocumentHeader, changes: Changes): NarrativeSection[];
  /** The structured form, when the model has one. */
  n3?(header: DocumentHeader, changes: Changes, options: WriteOptions): WrittenDocument;
  /** Short lines framed at the head of the printed form. */
  summary(changes: Changes): string[];
}
