import type { NarrativeBlock, NarrativeText } from '@liane/vocabulary';
import { escapeAttribute, escapeText } from '@liane/xml';
import type { ReadAttachment, ReadSection, ReadText } from '../document.ts';
import { safeLink } from '../narrative-text.ts';
import { attachmentHtml } from './body.ts';

/** A section and those below it; `shown` receives the attachments its narrative displays. */
export function sectionHtml(
  section: ReadSection,
  attachments: ReadAttachment[],
  shown: Set<string>,
  level: number,
): string {
  const blocks = section.blocks.map((block) => blockHtml(block, attachments, shown)).join('\n');
  const below = section.sections
    .map((each) => sectionHtml(each, attachments, shown, Math.min(level + 1, 6)))
    .join('\n');
  return `<section><h${level}>${escapeText(section.title)}</h${level}>\n${blocks}${below}</section>`;
}

function blockHtml(block: NarrativeBlock, attachments: ReadAttachment[], shown: Set<string>): string {
  const write = (text: NarrativeText): string => textHtml(text, attachments, shown);
  switch (block.kind) {
    case 'paragraph':
      return `<div class="text">${write(block.text)}</div>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${write(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const head =
        block.head.length === 0
          ? ''
          : `<thead><tr>${block.head.map((cell) => `<th scope="col">${escapeText(cell)}</th>`).join('')}</tr></thead>`;
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${write(cell)}</td>`).join('')}</tr>`);
      return `<div class="wide"><table>${head}<tbody>${rows.join('')}</tbody></table></div>`;
    }
  }
}

function textHtml(text: ReadText, attachments: ReadAttachment[], shown: Set<string>): string {
  const words = escapeText(text.text).replaceAll('\n', '<br>');
  const href = safeLink(text.href);
  const linked =
    href === undefined ? words : `<a href="${escapeAttribute(href)}" rel="noopener noreferrer">${words}</a>`;
  const media = (text.media ?? []).map((id) => mediaHtml(id, attachments, shown)).join('');
  return linked + media;
}

/** Shown once: an attachment named a thousand times must not make a page a thousand times as long. */
function mediaHtml(id: string, attachments: ReadAttachment[], shown: Set<string>): string {
  const attachment = attachments.find((each) => each.id === id);
  if (attachment === undefined) return '<p class="refused">La pièce jointe annoncée ici est absente du document.</p>';
  if (shown.has(id)) return '';
  shown.add(id);
  return attachmentHtml(attachment);
}
