import { escapeText } from '@liane/xml';
import type { ReadDocument } from '../document.ts';
import { bodyHtml } from './body.ts';
import { headerHtml } from './header.ts';
import { patientHtml, peopleHtml } from './people.ts';
import { styles } from './styles.ts';

/**
 * The document as one HTML page in French: self-contained, printable, light and dark. Minimum display of the CDA digest §7.1, in its order.
 * Every received text is escaped; no script, no load from elsewhere, and the page's own policy forbids both.
 */
export function displayHtml(document: ReadDocument): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(document.header.title)}</title>
<style>${styles}</style>
</head>
<body>
<main>
${headerHtml(document)}
${patientHtml(document.header.patient)}
${peopleHtml(document.header)}
${bodyHtml(document)}
${unreadableHtml(document)}
</main>
</body>
</html>
`;
}

function unreadableHtml({ unreadable }: ReadDocument): string {
  if (unreadable.length === 0) return '';
  const lines = unreadable.map(
    (each) => `<li>${escapeText(each.reason)} <small>(${escapeText(each.where)})</small></li>`,
  );
  return `<aside class="unreadable"><h2>Ce qui n'a pas pu être lu</h2><ul>${lines.join('')}</ul></aside>`;
}
