import type { NarrativeBlock, NarrativeText } from '@liane/vocabulary';
import { escapeAttribute, escapeText } from '@liane/xml';
import type { ReadAttachment, ReadSection, ReadText } from '../document.ts';
import { safeLink } from '../narrative-text.ts';
import { attachmentHtml } from './file.ts';

/** Attachments by anchor, and those already displayed by a narrative. */
export interface Showing {
  attachments: ReadonlyMap<string, ReadAttachment>;
  shown: Set<string>;
}

/** A section and those below it; `showing.shown` receives the attachments its narrative displays. */
export function sectionHtml(section: ReadSection, showing: Showing, level: number): string {
  const blocks = section.blocks.map((block) => blockHtml(block, showing)).join('\n');
  const below = section.sections.map((each) => sectionHtml(each, showing, Math.min(level + 1, 6))).join('\n');
  return `<section><h${level}>${escapeText(section.title)}</h${level}>\n${blocks}${below}</section>`;
}

function blockHtml(block: NarrativeBlock, showing: Showing): string {
  const write = (text: NarrativeText): string => textHtml(text, showing);
  if (block.kind === 'paragraph') return `<div class="text">${write(block.text)}</div>`;
  if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${write(item)}</li>`).join('')}</ul>`;
  const titles = block.head.map((cell) => `<th scope="col">${escapeText(cell)}</th>`).join('');
  const head = titles === '' ? '' : `<thead><tr>${titles}</tr></thead>`;
  const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${write(cell)}</td>`).join('')}</tr>`);
  return `<div class="wide" tabindex="0"><table>${head}<tbody>${rows.join('')}</tbody></table></div>`;
}

function textHtml(text: ReadText, showing: Showing): string {
  const words = escapeText(text.text).replaceAll('\n', '<br>');
  const href = safeLink(text.href);
  const linked =
    href === undefined ? words : `<a href="${escapeAttribute(href)}" rel="noopener noreferrer">${words}</a>`;
  const media = (text.media ?? []).map((id) => mediaHtml(id, showing)).join('');
  return linked + media;
}

/** Shown once: an attachment named a thousand times must not make a page a thousand times as long. */
function mediaHtml(id: string, { attachments, shown }: Showing): string {
  const attachment = attachments.get(id);
  if (attachment === undefined) return '<p class="refused">La pièce jointe annoncée ici est absente du document.</p>';
  if (shown.has(id)) return '';
  shown.add(id);
  return attachmentHtml(attachment);
}
