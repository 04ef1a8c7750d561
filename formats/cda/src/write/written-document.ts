import type { NarrativeSection } from '@liane/vocabulary';

/** A document as written: the CDA, and what its narrative says, for the PDF twin. */
export interface WrittenDocument {
  /** UTF-8, with its XML declaration. */
  xml: string;
  narrative: NarrativeSection[];
}

/** What the writers are handed. */
export interface WriteOptions {
  /** A fresh UUID for each section and entry. */
  newId: () => string;
  /** Bytes of the PDF twin: adds the section *Copie du document* (CDA digest §7.2). N3 only. */
  pdfCopy?: Uint8Array;
}
