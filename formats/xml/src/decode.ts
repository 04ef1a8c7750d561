import { isUtf8 } from 'node:buffer';
import { XmlEncodingRefused, XmlTooBig, XmlWithNul } from './errors.ts';

/**
 * The input as UTF-8 bytes without mark.
 * XML 1.0 §4.3.3: without declaration nor mark a text is UTF-8; a mark and a declaration that disagree are an error.
 * @throws XmlTooBig, XmlWithNul, XmlEncodingRefused
 */
export function toUtf8(input: string | Uint8Array, maxBytes: number): Uint8Array {
  if (input.length > maxBytes) throw new XmlTooBig(input.length, maxBytes);
  const bytes = typeof input === 'string' ? encode(input) : decodeBytes(input);
  if (bytes.length > 2 * maxBytes) throw new XmlTooBig(bytes.length, 2 * maxBytes);
  if (bytes.includes(0)) throw new XmlWithNul();
  return bytes;
}

function encode(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new XmlEncodingRefused('caractère UTF-16 isolé');
  return new TextEncoder().encode(text.startsWith('\uFEFF') ? text.slice(1) : text);
}

function decodeBytes(bytes: Uint8Array): Uint8Array {
  const family = familyOf(bytes);
  const declared = declaredEncoding(bytes, family);
  if (family === 'utf-16le' || family === 'utf-16be') {
    if (declared !== undefined && !declared.startsWith('utf-16'))
      throw new XmlEncodingRefused(`UTF-16 déclaré ${declared}`);
    return encode(decodeUtf16(bytes, family));
  }
  if (family === 'utf-8-mark') {
    if (declared !== undefined && declared !== 'utf-8') throw new XmlEncodingRefused(`UTF-8 déclaré ${declared}`);
    return checkedUtf8(bytes.subarray(3));
  }
  if (declared === 'iso-8859-1')
    return encode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  if (declared === undefined || declared === 'utf-8' || declared === 'us-ascii') return checkedUtf8(bytes);
  throw new XmlEncodingRefused(declared);
}

type Family = 'utf-16le' | 'utf-16be' | 'utf-8-mark' | 'ascii-like';

/** XML 1.0 appendix F: the first four bytes tell the family. */
function familyOf(bytes: Uint8Array): Family {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && !(c === 0 && d === 0)) || (a === 0x3c && b === 0 && d === 0 && c !== 0))
    return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0 && d !== 0)) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8-mark';
  return 'ascii-like';
}

const declaration = /^\uFEFF?<\?xml\s[^>]{0,120}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/;

function declaredEncoding(bytes: Uint8Array, family: Family): string | undefined {
  const start = bytes.subarray(family === 'utf-8-mark' ? 3 : 0, 400);
  const text = family.startsWith('utf-16')
    ? new TextDecoder(family).decode(start)
    : Buffer.from(start).toString('latin1');
  return declaration.exec(text)?.[1]?.toLowerCase();
}

function decodeUtf16(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlEncodingRefused('suite UTF-16 invalide');
  }
}

function checkedUtf8(bytes: Uint8Array): Uint8Array {
  if (!isUtf8(bytes)) throw new XmlEncodingRefused('octets qui ne sont pas UTF-8');
  return bytes;
}
