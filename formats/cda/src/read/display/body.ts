import { escapeText } from '@liane/xml';
import type { ReadAttachment, ReadDocument, ReadFile } from '../document.ts';
import { sectionHtml } from './sections.ts';

/** PDF copy first (§7.2), then the sections in the order of the document, then the attachments no section shows. */
export function bodyHtml({ body, header }: ReadDocument): string {
  if (body.level === 'none') return '<p class="refused">Ce document n\'a pas de contenu.</p>';
  if (body.level === 'N1') return `<section><h2>Contenu</h2>${fileHtml(body.file, header.title)}</section>`;
  const shown = new Set<string>();
  const sections = body.sections.map((section) => sectionHtml(section, body.attachments, shown, 2)).join('\n');
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

export const attachmentHtml = (attachment: ReadAttachment): string =>
  `<figure>${fileHtml(attachment, attachment.title ?? 'Pièce jointe')}<figcaption>${escapeText(attachment.title ?? '')}</figcaption></figure>`;

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif']);

/** A picture, a text or a PDF to keep; anything else is only announced. Bytes were compared with their type when read. */
function fileHtml(file: ReadFile, title: string): string {
  if (file.refusal !== undefined) return `<p class="refused">${escapeText(file.refusal)}</p>`;
  if (file.mediaType === 'text/plain') return `<pre>${escapeText(new TextDecoder().decode(file.bytes))}</pre>`;
  const data = `data:${file.mediaType};base64,${Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength).toString('base64')}`;
  if (pictures.has(file.mediaType)) return `<img src="${data}" alt="${escapeText(title).replaceAll('"', '&quot;')}">`;
  if (file.mediaType === 'application/pdf' && startsAsPdf(file.bytes))
    return `<p><a class="file" href="${data}" download="document.pdf">Enregistrer le PDF (${sizeInFrench(file.bytes.length)})</a></p>`;
  return `<p class="refused">Un fichier de type « ${escapeText(file.mediaType)} » est joint (${sizeInFrench(file.bytes.length)}). Il ne s'affiche pas dans cette page.</p>`;
}

const startsAsPdf = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes.subarray(0, 4)) === '%PDF';

const sizeInFrench = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} Ko`
    : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} Mo`;
