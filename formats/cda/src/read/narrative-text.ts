import type { XmlElement } from '@liane/xml';
import type { ReadText } from './document.ts';

/** Elements after which a flattened text goes to the line. */
const breaking = new Set(['br', 'paragraph', 'item', 'tr', 'caption', 'table', 'list']);

/** Flattens inline markup: line ends for `br`, first anchor, first safe link, every attachment shown. */
export function inlineText(nodes: readonly (XmlElement | string)[], id?: string): ReadText {
  const found: Found = { text: '', id, href: undefined, media: [] };
  walk(nodes, found);
  const text = found.text
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
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
  text: string;
  id: string | undefined;
  href: string | undefined;
  media: string[];
}

function walk(nodes: readonly (XmlElement | string)[], found: Found): void {
  for (const node of nodes) {
    if (typeof node === 'string') {
      found.text += node.replace(/[ \t\r\n]+/g, ' ');
      continue;
    }
    found.id ??= node.attribute('ID');
    if (node.name === 'linkHtml') found.href ??= safeLink(node.attribute('href'));
    if (node.name === 'renderMultiMedia')
      found.media.push(...(node.attribute('referencedObject') ?? '').split(/\s+/).filter((each) => each !== ''));
    if (node.name === 'script' || node.name === 'style') continue;
    walk(node.content, found);
    if (breaking.has(node.name)) found.text += '\n';
    if (node.name === 'td' || node.name === 'th') found.text += ' ';
  }
}

/** §7.5: links that open a page, a mail or a call; any other scheme is dropped and its text stays. */
export function safeLink(href: string | undefined): string | undefined {
  if (href === undefined || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined;
}
