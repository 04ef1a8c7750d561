import { escapeAttribute, escapeText } from '@liane/xml';
import { readXon } from '@liane/xds';
import type { DocumentEntry, SubmissionSet } from '@liane/xds';
import { archiveFolder } from '../layout.ts';

/** INDEX.HTM: XHTML Basic, what a person opens first. No script, no image, nothing loaded. */
export const writeIndex = (set: SubmissionSet, entries: readonly DocumentEntry[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n` +
  `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML Basic 1.0//EN" "http://www.w3.org/TR/xhtml-basic/xhtml-basic10.dtd">\n` +
  `<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr">\n<head><title>Documents de santé</title></head>\n<body>\n` +
  `<h1>Documents de santé</h1>\n` +
  `<p>Envoyés par : ${escapeText(senderOf(set))}.</p>\n` +
  `<ul>\n${entries.map(line).join('\n')}\n</ul>\n` +
  `<p><a href="README.TXT">À propos de cet envoi</a></p>\n</body>\n</html>\n`;

const line = ({ uri, title, typeCode }: DocumentEntry): string =>
  `<li><a href="${escapeAttribute(`${archiveFolder}/SUBSET01/${uri ?? ''}`)}">${escapeText(title)}</a> (${escapeText(typeCode.displayName)})</li>`;

const senderOf = (set: SubmissionSet): string => {
  const [institution] = set.authors.flatMap((author) => author.institutions);
  return institution === undefined ? 'émetteur non précisé' : readXon(institution).name;
};
