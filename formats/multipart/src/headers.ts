import { MultipartAmbiguous, MultipartEncodingRefused, MultipartHeaderTooBig, MultipartMalformed } from './errors.ts';
import type { Part } from './part.ts';

const blank = Buffer.from('\r\n\r\n');
const asIs = new Set(['binary', '8bit', '7bit']);

/** One part: headers, an empty line, the body as it is. @throws MultipartRefused */
export function readPart(slice: Buffer, maxHeaderBytes: number): Part {
  const bare = slice[0] === 0x0d && slice[1] === 0x0a;
  const end = bare ? 0 : slice.subarray(0, maxHeaderBytes + blank.length).indexOf(blank);
  if (end === -1) {
    if (slice.length > maxHeaderBytes) throw new MultipartHeaderTooBig(maxHeaderBytes);
    throw new MultipartMalformed('une partie n’a pas de ligne vide après ses en-têtes');
  }
  const headers = readHeaders(slice.subarray(0, end));
  // MTOM §4.3.1.3 of the attachments: bodies travel as they are.
  if (!asIs.has((headers['content-transfer-encoding'] ?? 'binary').toLowerCase())) throw new MultipartEncodingRefused();
  const contentId = headers['content-id'];
  return {
    headers,
    contentId: contentId === undefined ? null : unbracketed(contentId),
    contentType: headers['content-type'] ?? 'application/octet-stream',
    body: slice.subarray(bare ? 2 : end + blank.length),
  };
}

function readHeaders(block: Buffer): Readonly<Record<string, string>> {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  if (block.length === 0) return headers;
  // A header may go on at the next line when it starts with a space (RFC 5322 §2.2.3).
  const lines = block.toString('latin1').replaceAll(/\r\n[ \t]+/g, ' ');
  if (/\p{Cc}/u.test(lines.replaceAll('\r\n', '').replaceAll('\t', ''))) {
    throw new MultipartMalformed('un en-tête contient un caractère interdit');
  }
  for (const line of lines.split('\r\n')) {
    const [, name, value] = /^([!-9;-~]+):(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new MultipartMalformed('un en-tête est illisible');
    const key = name.toLowerCase();
    if (headers[key] !== undefined) throw new MultipartAmbiguous('un en-tête est donné deux fois');
    headers[key] = value.trim();
  }
  return headers;
}

/** `<x@y>` is written x@y by some. */
export const unbracketed = (id: string): string => /^<(.*)>$/.exec(id.trim())?.[1] ?? id.trim();
