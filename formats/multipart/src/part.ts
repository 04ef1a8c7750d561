/** One part of a multipart/related message; header names in lower case. */
export interface Part {
  headers: Readonly<Record<string, string>>;
  /** Content-ID without its angle brackets. */
  contentId: string | null;
  contentType: string;
  body: Buffer;
}

/** A multipart/related message read (RFC 2387): the root that `start` names, and the parts it may refer to. */
export interface Related {
  root: Part;
  /** Every part but the root, in the order of the message. */
  parts: Part[];
}
