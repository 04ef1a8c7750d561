import type { NarrativeBlock } from '@liane/vocabulary';
import type { XmlElement } from '@liane/xml';
import type { ReadText } from './document.ts';
import { inlineText } from './narrative-text.ts';
import { tableBlocks } from './narrative-table.ts';

/** Elements that stand as blocks of their own; everything else flows in the current paragraph (§7.3). */
const blockNames = new Set(['paragraph', 'list', 'table', 'caption', 'pre']);

/**
 * Narrative block of CDA to plain blocks: paragraphs, lists, tables, with anchors, safe links and attachments.
 * Unknown markup is read through for its text; nothing of it is ever passed on as markup.
 */
export function narrativeBlocks(text: XmlElement): NarrativeBlock[] {
  const blocks: NarrativeBlock[] = [];
  let flow: (XmlElement | string)[] = [];
  const flush = (): void => {
    pushParagraph(blocks, inlineText(flow));
    flow = [];
  };
  for (const node of text.content) {
    if (typeof node === 'string' || !holdsBlocks(node)) {
      flow.push(node);
      continue;
    }
    flush();
    blocks.push(...blocksOf(node));
  }
  flush();
  return blocks;
}

function blocksOf(element: XmlElement): NarrativeBlock[] {
  if (element.name === 'table') return tableBlocks(element);
  if (element.name === 'list') return listBlocks(element);
  if (blockNames.has(element.name) && !element.children.some(holdsBlocks)) {
    const blocks: NarrativeBlock[] = [];
    pushParagraph(blocks, inlineText(element.content, element.attribute('ID')));
    return blocks;
  }
  return narrativeBlocks(element);
}

function listBlocks(list: XmlElement): NarrativeBlock[] {
  const blocks: NarrativeBlock[] = [];
  const caption = list.child('caption');
  if (caption !== undefined) pushParagraph(blocks, inlineText(caption.content));
  const ordered = list.attribute('listType') === 'ordered';
  const items = list.childrenNamed('item').map((item, at) => {
    const text = inlineText(item.content, item.attribute('ID'));
    return ordered ? { ...text, text: `${at + 1}. ${text.text}` } : text;
  });
  if (items.length > 0) blocks.push({ kind: 'list', items });
  return blocks;
}

const holdsBlocks = (element: XmlElement): boolean =>
  blockNames.has(element.name) || (element.name !== 'br' && element.children.some(holdsBlocks));

function pushParagraph(blocks: NarrativeBlock[], text: ReadText): void {
  if (text.text !== '' || text.media !== undefined) blocks.push({ kind: 'paragraph', text });
}
