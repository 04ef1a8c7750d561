import {
  MultipartAmbiguous,
  MultipartMalformed,
  MultipartRootMissing,
  MultipartTooBig,
  MultipartTooManyParts,
  MultipartTruncated,
  MultipartTypeRefused,
} from './errors.ts';
import { readPart, unbracketed } from './headers.ts';
import { withDefaults } from './limits.ts';
import type { MultipartLimits } from './limits.ts';
import { readMediaType } from './media-type.ts';
import type { Part, Related } from './part.ts';

/**
 * Reads a multipart/related message nobody vouches for, byte exact: bodies are views of `bytes`, not copies.
 * @throws MultipartRefused (closed list of errors.ts)
 */
export function readRelated(contentType: string, bytes: Buffer, limits: MultipartLimits = {}): Related {
  const known = withDefaults(limits);
  if (bytes.length > known.maxBytes) throw new MultipartTooBig(bytes.length, known.maxBytes);
  const { boundary, start } = readType(contentType);
  const parts = slices(bytes, boundary, known.maxParts).map((slice) => readPart(slice, known.maxHeaderBytes));
  refuseTwins(parts);
  const root = start === undefined ? parts[0] : parts.find(({ contentId }) => contentId === start);
  if (root === undefined) throw new MultipartRootMissing();
  return { root, parts: parts.filter((part) => part !== root) };
}

function readType(contentType: string): { boundary: string; start: string | undefined } {
  const { type, parameters } = readMediaType(contentType);
  if (type !== 'multipart/related') throw new MultipartTypeRefused('ce n’est pas du multipart/related');
  const boundary = parameters.get('boundary') ?? '';
  // RFC 2046 §5.1.1: bchars, at most 70, no space at the end.
  if (!/^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/.test(boundary)) {
    throw new MultipartTypeRefused('le séparateur manque ou n’a pas sa forme');
  }
  const start = parameters.get('start');
  return { boundary, start: start === undefined ? undefined : unbracketed(start) };
}

/** What stands between the delimiter lines, preamble and epilogue left out. */
function slices(bytes: Buffer, boundary: string, maxParts: number): Buffer[] {
  const found: Buffer[] = [];
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  let line = bytes.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2)) ? -2 : bytes.indexOf(delimiter);
  if (line === -1) throw new MultipartTruncated();
  for (;;) {
    const { closes, next } = endOfDelimiter(bytes, line + delimiter.length);
    if (closes) break;
    if (found.length === maxParts) throw new MultipartTooManyParts(maxParts);
    // A part without body and header may be followed at once by its delimiter, which shares the line end.
    line = bytes.indexOf(delimiter, next - 2);
    if (line === -1) throw new MultipartTruncated();
    found.push(bytes.subarray(next, Math.max(line, next)));
  }
  if (found.length === 0) throw new MultipartMalformed('il ne contient aucune partie');
  return found;
}

/** `--` when it closes, then padding, then a line end (RFC 2046 §5.1.1); anything else could be read as text by another reader. */
function endOfDelimiter(bytes: Buffer, from: number): { closes: boolean; next: number } {
  let at = from;
  const closes = bytes[at] === 0x2d && bytes[at + 1] === 0x2d;
  if (closes) at += 2;
  const end = at + 100;
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++;
  if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) return { closes, next: at + 2 };
  if (at >= bytes.length || (bytes[at] === 0x0d && at + 1 === bytes.length)) {
    if (closes) return { closes, next: at };
    throw new MultipartTruncated();
  }
  if (bytes[at] === 0x2d && at + 1 === bytes.length) throw new MultipartTruncated();
  throw new MultipartMalformed('une ligne de séparation continue après le séparateur');
}

function refuseTwins(parts: readonly Part[]): void {
  const ids = parts.flatMap(({ contentId }) => contentId ?? []);
  if (new Set(ids).size < ids.length) throw new MultipartAmbiguous('deux parties ont le même identifiant');
}
