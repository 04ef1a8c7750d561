import { escapeText } from '@liane/xml';
import type { ReadAttachment, ReadFile } from '../document.ts';

export const attachmentHtml = (attachment: ReadAttachment): string =>
  `<figure>${fileHtml(attachment, attachment.title ?? 'Pièce jointe')}<figcaption>${escapeText(attachment.title ?? '')}</figcaption></figure>`;

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif']);

/** A picture, a text or a PDF to keep; anything else is only announced. Bytes were compared with their type when read. */
export function fileHtml(file: ReadFile, title: string): string {
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
