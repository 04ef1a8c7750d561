import type { DocumentHeader } from '../../models/header.ts';
import { attribute, idElement, rootOf } from '../markup.ts';

/** CDA digest §1.15: only replacement is allowed. */
export function replacedDocument({ replaces }: Pick<DocumentHeader, 'replaces'>): string {
  if (!replaces) return '';
  const { id, setId, version } = replaces;
  return (
    `<relatedDocument typeCode="RPLC"><parentDocument>${idElement(id)}` +
    (setId ? `<setId${attribute('root', rootOf(setId.root))}${attribute('extension', setId.extension)}/>` : '') +
    `${version === undefined ? '' : `<versionNumber value="${version}"/>`}</parentDocument></relatedDocument>\n`
  );
}
