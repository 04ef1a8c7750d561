import type { DocumentEntry, SubmissionSet } from '@liane/xds';

/** A document and what METADATA.XML says of it. */
export interface ArchivedDocument {
  entry: DocumentEntry;
  bytes: Buffer;
}

/** What an IHE_XDM.ZIP holds (ITI TF XDM, MSSanté digest 5 to 7). */
export interface XdmArchive {
  submissionSet: SubmissionSet;
  documents: ArchivedDocument[];
}
