import type { XmlElement } from '@liane/xml';
import { attribute } from './write/markup.ts';

const xop = 'http://www.w3.org/2004/08/xop/include';

/** Where the bytes of a document are: in another part of the multipart message (MTOM), or in base64 on the spot. */
export type DocumentContent = { contentId: string } | { base64: string };

/** An `xop:Include` names its part by `cid:`, percent-encoded (RFC 2392). */
export const contentMarkup = (content: DocumentContent): string =>
  'contentId' in content
    ? `<xop:Include xmlns:xop="${xop}"${attribute('href', `cid:${encodeURIComponent(content.contentId).replaceAll('%40', '@')}`)}/>`
    : content.base64;

/** An unreadable `cid` is kept as written: no part will bear it. */
export function contentOf(element: XmlElement): DocumentContent {
  const href = element.child('Include', xop)?.attribute('href');
  if (href === undefined) return { base64: element.text().replaceAll(/\s/g, '') };
  const written = href.replace(/^cid:/i, '');
  try {
    return { contentId: decodeURIComponent(written) };
  } catch {
    return { contentId: written };
  }
}
