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

/** An archive as it was received: one person, perhaps several lots. */
export interface ReadXdm extends XdmArchive {
  /** Every lot, the first being `submissionSet`; one `SUBSETnn` each. */
  submissionSets: SubmissionSet[];
}
