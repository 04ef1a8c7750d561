import type { DocumentHeader } from './header.ts';

/** CDA R2 N1: a header around a PDF, whatever the document type (CDA digest §3). */
export interface Unstructured {
  header: DocumentHeader;
  /** The bytes of a PDF/A. */
  pdf: Uint8Array;
}
