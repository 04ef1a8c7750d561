import type { Attachment } from './messages.ts';

/** Above, only the headers of a message go back with what is said of it. */
const mostReturned = 2_000_000;
/** RFC 5322 2.1.1. */
const longestLine = 998;

/** An attachment as it stands in a message: its type, its bytes, and how they are written. */
export interface Carried {
  contentType: string;
  bytes: Buffer;
  encoding: '7bit' | '8bit' | 'base64';
}

/**
 * A message within a message is written as it is, never in base64 (RFC 2046 5.2.1). One that no line could carry, or too heavy to go back,
 * leaves its headers alone (RFC 6522 4).
 */
export function carried({ contentType, bytes }: Pick<Attachment, 'contentType' | 'bytes'>): Carried {
  if (!/^message\/rfc822\b/i.test(contentType)) return { contentType, bytes, encoding: 'base64' };
  if (bytes.length > mostReturned || !isOfLines(bytes))
    return { contentType: 'text/rfc822-headers', bytes: headersOf(bytes), encoding: 'base64' };
  return { contentType, bytes, encoding: bytes.some((byte) => byte > 127) ? '8bit' : '7bit' };
}

/** Lines that end by CRLF, none too long, no NUL: what 7bit and 8bit may hold (RFC 2045 2.7, 2.8). */
const isOfLines = (bytes: Buffer): boolean =>
  !/\0|(?:^|[^\r])\n|\r(?!\n)/.test(bytes.toString('latin1')) &&
  bytes
    .toString('latin1')
    .split('\r\n')
    .every((line) => line.length <= longestLine);

function headersOf(bytes: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1', 0, mostReturned));
  return bytes.subarray(0, end === null ? mostReturned : end.index);
}
