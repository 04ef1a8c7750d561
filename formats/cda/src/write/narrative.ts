import { escapeText } from '@liane/xml';
import type { NarrativeBlock, NarrativeText } from '@liane/vocabulary';
import { attribute } from './markup.ts';

/** A cell or a sentence; with an anchor it becomes what a coded entry refers to (CDA digest §7.3). */
const words = ({ text, id }: NarrativeText): string => {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map(escapeText)
    .join('<br/>');
  return id === undefined ? lines : `<content${attribute('ID', id)}>${lines}</content>`;
};

const row = (tag: 'th' | 'td', cells: readonly NarrativeText[]): string =>
  `<tr>${cells.map((cell) => `<${tag}>${words(cell)}</${tag}>`).join('')}</tr>`;

function block(block: NarrativeBlock): string {
  if (block.kind === 'paragraph') return `<paragraph>${words(block.text)}</paragraph>`;
  if (block.kind === 'list') return `<list>${block.items.map((item) => `<item>${words(item)}</item>`).join('')}</list>`;
  const head = row(
    'th',
    block.head.map((text) => ({ text })),
  );
  return `<table><thead>${head}</thead><tbody>${block.rows.map((cells) => row('td', cells)).join('')}</tbody></table>`;
}

/** The blocks as the content of `section/text`. */
export const renderNarrative = (blocks: readonly NarrativeBlock[]): string => blocks.map(block).join('');

export const paragraph = (text: string, id?: string): NarrativeBlock => ({
  kind: 'paragraph',
  text: id === undefined ? { text } : { text, id },
});

export const cell = (text: string, id?: string): NarrativeText => (id === undefined ? { text } : { text, id });

/** Labels of the value sets begin as they like; a cell begins with a capital. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** « Oui », « Non », « Non renseigné ». */
export const yesNo = (value: boolean | undefined): string =>
  value === undefined ? 'Non renseigné' : value ? 'Oui' : 'Non';
