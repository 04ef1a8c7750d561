import type { XmlElement } from '@liane/xml';
import type { ReadText } from './document.ts';

/** Elements around which a flattened text goes to the line. */
const breaking = new Set(['paragraph', 'item', 'tr', 'caption', 'table', 'list']);

/** Flattens inline markup: line ends for `br`, first anchor, first safe link, every attachment shown. */
export function inlineText(nodes: readonly (XmlElement | string)[], id?: string): ReadText {
  const found: Found = { parts: [], id, href: undefined, media: [] };
  walk(nodes, found);
  const text = found.parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return {
    text,
    ...(found.id === undefined ? {} : { id: found.id }),
    ...(found.href === undefined ? {} : { href: found.href }),
    ...(found.media.length === 0 ? {} : { media: found.media }),
  };
}

interface Found {
  parts: string[];
  id: string | undefined;
  href: string | undefined;
  media: string[];
}

function walk(nodes: readonly (XmlElement | string)[], found: Found): void {
  for (const node of nodes) {
    if (typeof node === 'string') pushWords(node, found);
    else if (node.name !== 'script' && node.name !== 'style') walkElement(node, found);
  }
}

function walkElement(element: XmlElement, found: Found): void {
  found.id ??= element.attribute('ID');
  if (element.name === 'linkHtml') found.href ??= safeLink(element.attribute('href'));
  if (element.name === 'renderMultiMedia')
    found.media.push(...(element.attribute('referencedObject') ?? '').split(/\s+/).filter((each) => each !== ''));
  if (breaking.has(element.name)) pushBreak(found);
  walk(element.content, found);
  if (element.name === 'br') found.parts.push('\n');
  else if (breaking.has(element.name)) pushBreak(found);
  if (element.name === 'td' || element.name === 'th') found.parts.push(' ');
}

function pushWords(text: string, found: Found): void {
  const words = text.replace(/[ \t\r\n]+/g, ' ');
  const onNewLine = found.parts.length === 0 || found.parts.at(-1) === '\n';
  if (words !== '' && !(words === ' ' && onNewLine)) found.parts.push(words);
}

function pushBreak(found: Found): void {
  if (found.parts.length > 0 && found.parts.at(-1) !== '\n') found.parts.push('\n');
}

/** §7.5: links that open a page, a mail or a call; any other scheme is dropped and its text stays. */
export function safeLink(href: string | undefined): string | undefined {
  if (href === undefined || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined;
}
