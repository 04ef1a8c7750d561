import { XmlTooDense, XmlWithDoctype } from './errors.ts';
import { maxMarks } from './limits.ts';

/**
 * Reads what precedes the root and turns away any DOCTYPE before a parser sees it:
 * entities can only be declared there (XML 1.0 §2.8), so none can be expanded afterwards.
 */
export function refuseDoctype(utf8: Uint8Array): void {
  const bytes = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength);
  let at = 0;
  for (;;) {
    while (isSpace(bytes[at])) at++;
    if (startsAt(bytes, at, '<!DOCTYPE')) throw new XmlWithDoctype();
    const closing = startsAt(bytes, at, '<!--') ? '-->' : startsAt(bytes, at, '<?') ? '?>' : undefined;
    if (closing === undefined) return;
    const end = bytes.indexOf(closing, at + (closing === '-->' ? 4 : 2));
    if (end === -1) return;
    at = end + closing.length;
  }
}

/** Counts `<` and `=`: an upper bound of elements and attributes, known before anything is allocated. */
export function refuseDensity(utf8: Uint8Array): void {
  let marks = 0;
  for (const byte of utf8) if (byte === 0x3c || byte === 0x3d) marks++;
  if (marks > maxMarks) throw new XmlTooDense(maxMarks);
}

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

const startsAt = (bytes: Buffer, at: number, word: string): boolean =>
  bytes.subarray(at, at + word.length).toString('latin1') === word;
