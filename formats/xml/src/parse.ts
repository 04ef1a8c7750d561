import { ParseOption, XmlDocument, XmlParseError } from 'libxml2-wasm';
import { toUtf8 } from './decode.ts';
import { XmlMalformed, XmlTooDeep, XmlTruncated, XmlWithDoctype } from './errors.ts';
import { withDefaults } from './limits.ts';
import type { XmlLimits } from './limits.ts';
import { refuseDensity, refuseDoctype } from './prolog.ts';

const always =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_SKIP_IDS;

/** libxml2 refuses texts of 10 MB and depths of 256 unless told otherwise; our own limits hold either way. */
const roomy = ParseOption.XML_PARSE_HUGE;
const ordinaryBytes = 9_000_000;
const ordinaryDepth = 250;

/** Parses, hands the document over, and disposes of it whatever happens. */
export function withDocument<T>(
  input: string | Uint8Array,
  limits: XmlLimits,
  use: (document: XmlDocument, limits: Required<XmlLimits>) => T,
): T {
  const known = withDefaults(limits);
  const utf8 = toUtf8(input, known.maxBytes);
  refuseDoctype(utf8);
  refuseDensity(utf8);
  const document = parse(utf8, known.maxDepth);
  try {
    if (document.dtd !== null) throw new XmlWithDoctype();
    return use(document, known);
  } finally {
    document.dispose();
  }
}

function parse(utf8: Uint8Array, maxDepth: number): XmlDocument {
  const option = utf8.length > ordinaryBytes || maxDepth > ordinaryDepth ? always | roomy : always;
  if (utf8.length === 0) throw new XmlTruncated(1);
  try {
    return XmlDocument.fromBuffer(utf8, { encoding: 'UTF-8', option });
  } catch (cause) {
    if (!(cause instanceof XmlParseError)) throw cause;
    throw refusalOf(cause, utf8, maxDepth);
  }
}

function refusalOf(cause: XmlParseError, utf8: Uint8Array, maxDepth: number): Error {
  const detail = cause.details.find((each) => each.level === 3) ?? cause.details[0];
  const line = detail?.line ?? 0;
  const message = cause.details.map((each) => each.message).join(' ') + cause.message;
  if (/excessive depth/i.test(message)) return new XmlTooDeep(maxDepth);
  if (/premature end/i.test(message) || (utf8[0] === 0x3c && !endsWithTag(utf8))) return new XmlTruncated(line, cause);
  return new XmlMalformed(line, cause);
}

function endsWithTag(utf8: Uint8Array): boolean {
  return utf8[utf8.findLastIndex((byte) => byte > 0x20)] === 0x3e;
}
