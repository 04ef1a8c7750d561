import { inflateSync } from 'node:zlib';

/**
 * The words of a PDF 1.4 whose fonts carry a ToUnicode table, as ours must (PDF/A-1a: ISO 19005-1 §6.3.8), page after page.
 * Only what our stories read: no encryption, no object streams (PDF/A-1 forbids both), text shown by Tj and TJ.
 */
export function pdfText(pdf: Uint8Array): string {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'));
  const tables = new Map<string, Map<string, string>>();
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', font = ''] of dictionary.matchAll(/\/(F[\w+-]*) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.dictionary ?? '')?.[1];
      const written = objects.get(table ?? '')?.content;
      if (written !== undefined) tables.set(name, unicodeOf(written));
    }
  }
  return [...objects.values()].map(({ content = '' }) => shownBy(content, tables)).join('');
}

interface PdfObject {
  dictionary: string;
  content?: string;
}

function objectsOf(pdf: string): Map<string, PdfObject> {
  const found = new Map<string, PdfObject>();
  for (const [, number = '', body = ''] of pdf.matchAll(/(\d+) 0 obj\b([\s\S]*?)\bendobj/g)) {
    const at = body.search(/stream\r?\n/);
    const dictionary = at < 0 ? body : body.slice(0, at);
    const isImage = /\/Subtype ?\/Image|\/FontFile|\/Length1/.test(dictionary);
    found.set(
      number,
      at < 0 || isImage ? { dictionary } : { dictionary, content: streamIn(body.slice(at), dictionary) },
    );
  }
  return found;
}

function streamIn(body: string, dictionary: string): string {
  const raw = body.replace(/^stream\r?\n/, '').replace(/\r?\nendstream\s*$/, '');
  return dictionary.includes('FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw;
}

/** Code of a glyph, in hexadecimal, to what it says. */
function unicodeOf(table: string): Map<string, string> {
  const said = new Map<string, string>();
  for (const [, lines = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of lines.matchAll(/<([\da-fA-F]+)>\s*<([\da-fA-F]+)>/g))
      said.set(code.toLowerCase(), utf16(text));
  for (const [, lines = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', , list = '', start = ''] of lines.matchAll(
      /<([\da-fA-F]+)>\s*<([\da-fA-F]+)>\s*(?:\[([^\]]*)\]|<([\da-fA-F]+)>)/g,
    )) {
      const texts = [...list.matchAll(/<([\da-fA-F]+)>/g)].map(([, text = '']) => utf16(text));
      if (texts.length === 0) texts.push(utf16(start));
      for (const [index, text] of texts.entries())
        said.set((Number.parseInt(first, 16) + index).toString(16).padStart(first.length, '0'), text);
    }
  return said;
}

const utf16 = (hexadecimal: string): string => Buffer.from(hexadecimal, 'hex').swap16().toString('utf16le');

function shownBy(content: string, tables: Map<string, Map<string, string>>): string {
  let table = new Map<string, string>();
  let text = '';
  for (const [, font, shown] of content.matchAll(/\/(F[\w+-]*) [\d.]+ Tf|((?:\[[^\]]*\]|<[\da-fA-F]*>)) ?T[jJ]|T\*/g)) {
    if (font !== undefined) table = tables.get(font) ?? new Map();
    if (shown !== undefined)
      text += `${[...shown.matchAll(/<([\da-fA-F]*)>/g)].map(([, codes = '']) => said(codes, table)).join('')} `;
  }
  return text;
}

const said = (codes: string, table: Map<string, string>): string =>
  (codes.match(/.{4}/g) ?? []).map((code) => table.get(code.toLowerCase()) ?? '').join('');
