import { drawIdentity } from './identity.ts';
import { drawAddressing, drawOpening } from './opening.ts';
import type { PrintableDocument } from './printable.ts';
import { printable } from './printable-text.ts';
import { drawRunningHeads } from './running-heads.ts';
import { drawSection } from './sections.ts';
import { artifact, contentWidth, ink, keepTogether, openSheet, page, tagged } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/**
 * The document as a tagged PDF/A-1a: fonts embedded, no transparency, no attachment, no script (ISO 19005-1).
 * @throws DatamatrixRefused when a qualified identity has traits its datamatrix cannot carry
 */
export async function writePdf(document: PrintableDocument): Promise<Uint8Array> {
  const sheet = openSheet(document);
  const written = collect(sheet.pdf);
  drawOpening(sheet, document);
  drawIdentity(sheet, document.patient);
  drawAddressing(sheet, document);
  for (const section of document.sections) drawSection(sheet, section);
  drawPrivacyNotice(sheet, document.privacyNotice);
  drawRunningHeads(sheet, document);
  sheet.parent.end();
  sheet.pdf.end();
  return written;
}

function drawPrivacyNotice(sheet: Sheet, notice: string): void {
  if (notice.trim() === '') return;
  const { pdf } = sheet;
  const text = printable(notice);
  pdf.font('text').fontSize(7.5);
  keepTogether(sheet, Math.min(pdf.heightOfString(text, { width: contentWidth }) + 24, 300));
  const y = pdf.y + 10;
  artifact(sheet, () =>
    pdf
      .moveTo(page.left, y)
      .lineTo(page.left + 80, y)
      .lineWidth(0.5)
      .stroke(ink.rule),
  );
  tagged(sheet, 'P', () =>
    pdf
      .font('text')
      .fontSize(7.5)
      .fillColor(ink.soft)
      .text(text, page.left, y + 6, { width: contentWidth }),
  );
}

function collect(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    pdf.on('data', (part: Uint8Array) => parts.push(part));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on('error', reject);
  });
}
