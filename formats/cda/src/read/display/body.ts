import type { ReadDocument } from '../document.ts';
import { attachmentHtml, fileHtml } from './file.ts';
import { sectionHtml } from './sections.ts';

/** PDF copy first (§7.2), then the sections in the order of the document, then the attachments no section shows. */
export function bodyHtml({ body, header }: ReadDocument): string {
  if (body.level === 'none') return '<p class="refused">Ce document n\'a pas de contenu.</p>';
  if (body.level === 'N1') return `<section><h2>Contenu</h2>${fileHtml(body.file, header.title)}</section>`;
  const byAnchor = body.attachments.flatMap((each) => (each.id === undefined ? [] : [[each.id, each] as const]));
  const shown = new Set<string>();
  const showing = { attachments: new Map(byAnchor), shown };
  const sections = body.sections.map((section) => sectionHtml(section, showing, 2)).join('\n');
  const left = body.attachments.filter(
    (each) => each !== body.pdfCopy && (each.id === undefined || !shown.has(each.id)),
  );
  const copy =
    body.pdfCopy === undefined
      ? ''
      : `<section><h2>Copie du document</h2>${fileHtml(body.pdfCopy, header.title)}</section>`;
  const rest =
    left.length === 0 ? '' : `<section><h2>Pièces jointes</h2>${left.map(attachmentHtml).join('')}</section>`;
  return `${copy}${sections}${rest}`;
}
