/** One part of a multipart/related message; header names in lower case. */
export interface Part {
  headers: Readonly<Record<string, string>>;
  /** Content-ID without its angle brackets. */
  contentId: string | null;
  contentType: string;
  body: Buffer;
}
