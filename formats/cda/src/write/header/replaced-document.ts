import type { DocumentHeader } from '../../models/header.ts';
import { idElement } from '../markup.ts';

/** CDA digest §1.15: only replacement is allowed. The series stands in the header itself: the closed template warns of it here. */
export function replacedDocument({ replaces }: Pick<DocumentHeader, 'replaces'>): string {
  if (!replaces) return '';
  const { id, version } = replaces;
  return (
    `<relatedDocument typeCode="RPLC"><parentDocument>${idElement(id)}` +
    `${version === undefined ? '' : `<versionNumber value="${version}"/>`}</parentDocument></relatedDocument>\n`
  );
}
