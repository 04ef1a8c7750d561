import { MultipartUnwritable } from './errors.ts';

const xopNamespace = 'http://www.w3.org/2004/08/xop/include';

/** The reference that stands for a part in the root (XOP 1.0 §2.1), ready to be the only content of its element. */
export const writeInclude = (contentId: string): string =>
  `<xop:Include xmlns:xop="${xopNamespace}" href="cid:${encodeURIComponent(checkedContentId(contentId))}"/>`;

/** Content-ID named by the `href` of an include (RFC 2392: percent-encoded); null when it is no `cid:`. */
export function contentIdOf(href: string): string | null {
  if (!/^cid:./i.test(href)) return null;
  try {
    return decodeURIComponent(href.slice(4));
  } catch {
    return null;
  }
}

/** @throws MultipartUnwritable when it would break its header or its URL. */
export function checkedContentId(contentId: string): string {
  if (!/^[\w.+@~:-]{1,250}$/.test(contentId))
    throw new MultipartUnwritable('un identifiant de partie n’a pas sa forme');
  return contentId;
}
