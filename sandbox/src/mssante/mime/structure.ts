import { addressesOf, parametersOf } from './headers.ts';
import type { HeaderField, Parameterised } from './headers.ts';
import { readHeaders } from './headers.ts';

export { addressesOf };

/** One part of a message: where its header and its body are, and what its header says of it. */
export interface MimePart {
  headers: HeaderField[];
  /** `text`, in lower case. */
  type: string;
  subtype: string;
  parameters: Readonly<Record<string, string>>;
  disposition: Parameterised | undefined;
  /** From the disposition, or from the type. */
  fileName: string | undefined;
  encoding: string;
  /** Header with the empty line that ends it. */
  head: Buffer;
  body: Buffer;
  /** Of a multipart; of a message/rfc822, its only child is the message. */
  parts: MimePart[];
}

// What is deeper or more numerous is one opaque part: a message may be hostile.
const deepest = 20;
const mostParts = 500;

/** Reads the tree of a message without decoding it. Never throws: what is not MIME is one text part. */
export const readStructure = (bytes: Buffer): MimePart => readPart(bytes, 0, { left: mostParts });

function readPart(bytes: Buffer, depth: number, budget: { left: number }, fallback = 'text/plain'): MimePart {
  budget.left--;
  const { headers, head, body } = readHeaders(bytes);
  const of = (name: string) => headers.find((each) => each.name === name)?.value;
  const contentType = parametersOf(of('content-type') ?? fallback);
  const [type = 'text', subtype = 'plain'] = contentType.value.toLowerCase().split('/');
  const dispositionText = of('content-disposition');
  const disposition = dispositionText === undefined ? undefined : parametersOf(dispositionText);
  const part: MimePart = {
    headers,
    type,
    subtype,
    parameters: contentType.parameters,
    disposition,
    fileName: disposition?.parameters.filename ?? contentType.parameters.name,
    encoding: (of('content-transfer-encoding') ?? '7bit').trim().toLowerCase(),
    head,
    body,
    parts: [],
  };
  if (depth >= deepest) return part;
  if (type === 'multipart') {
    const inner = subtype === 'digest' ? 'message/rfc822' : 'text/plain';
    for (const piece of cut(body, contentType.parameters.boundary ?? '')) {
      if (budget.left <= 0) break;
      part.parts.push(readPart(piece, depth + 1, budget, inner));
    }
  } else if (type === 'message' && subtype === 'rfc822') part.parts.push(readPart(body, depth + 1, budget));
  return part;
}

/** The bodies between the lines of the boundary (RFC 2046 5.1.1). */
function cut(body: Buffer, boundary: string): Buffer[] {
  if (boundary === '') return [];
  const pieces: Buffer[] = [];
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    const lineEnd = body.indexOf(0x0a, at);
    const rest = body.toString('latin1', at + mark.length, lineEnd < 0 ? body.length : lineEnd).trimEnd();
    if (rest !== '' && rest !== '--') continue;
    if (start >= 0) pieces.push(body.subarray(start, Math.max(start, endBefore(body, at))));
    if (rest === '--' || lineEnd < 0) return pieces;
    start = lineEnd + 1;
    if (pieces.length >= mostParts) return pieces;
  }
  if (start >= 0) pieces.push(body.subarray(start));
  return pieces;
}

/** The line break before a boundary belongs to the boundary. */
const endBefore = (body: Buffer, at: number): number => (body[at - 2] === 0x0d ? at - 2 : at - 1);
