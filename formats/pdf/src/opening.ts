import { europeParis, frenchDateTime } from '@liane/vocabulary';
import type { PrintableDocument } from './printable.ts';
import { printable } from './printable-text.ts';
import { artifact, contentWidth, grouped, ink, keepTogether, page, tagged } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** Who issues the document, its title, type, date and version. */
export function drawOpening(sheet: Sheet, document: PrintableDocument): void {
  const { pdf } = sheet;
  const { establishment } = document;
  const half = contentWidth / 2 - 8;
  const top = pdf.y;
  tagged(sheet, 'P', () =>
    pdf
      .font('bold')
      .fontSize(10.5)
      .fillColor(ink.text)
      .text(printable(establishment.name), page.left, top, { width: half }),
  );
  const lines = [
    ...establishment.address,
    `FINESS ${establishment.finess}`,
    ...(establishment.phone === undefined ? [] : [`Tél. ${establishment.phone}`]),
  ];
  tagged(sheet, 'P', () =>
    pdf
      .font('text')
      .fontSize(8.5)
      .fillColor(ink.soft)
      .text(printable(lines.join('\n')), page.left, pdf.y + 1, { width: half }),
  );
  const under = pdf.y;
  tagged(sheet, 'P', () =>
    pdf
      .font('text')
      .fontSize(8.5)
      .fillColor(ink.soft)
      .text(`${printable(document.typeLabel)}\n${dated(document)}`, page.left + contentWidth - half, top + 1, {
        width: half,
        align: 'right',
      }),
  );
  pdf.y = Math.max(under, pdf.y) + 12;
  tagged(sheet, 'H1', () =>
    pdf
      .font('bold')
      .fontSize(17)
      .fillColor(ink.accent)
      .text(printable(document.title), page.left, pdf.y, { width: contentWidth }),
  );
  artifact(sheet, () =>
    pdf
      .moveTo(page.left, pdf.y + 3)
      .lineTo(page.left + contentWidth, pdf.y + 3)
      .lineWidth(1.5)
      .stroke(ink.accent),
  );
  pdf.y += 13;
}

function dated({ createdAt, reissuedAt, version, timeZone = europeParis }: PrintableDocument): string {
  const at = (instant: Date): string => frenchDateTime(instant, timeZone);
  const again = reissuedAt ? `\nréémise à l’identique avec l’INS le ${at(reissuedAt)}` : '';
  return `Établi le ${at(createdAt)}\nVersion ${version}${again}`;
}

/** Author and recipients, then the summary in its frame. */
export function drawAddressing(sheet: Sheet, document: PrintableDocument): void {
  drawLine(sheet, 'Auteur', document.authorLine);
  if (document.recipients.length > 0)
    drawLine(sheet, document.recipients.length > 1 ? 'Destinataires' : 'Destinataire', document.recipients.join('\n'));
  sheet.pdf.y += 4;
  if (document.summary.length > 0) drawSummary(sheet, document.summary);
}

const termWidth = 84;

function drawLine({ pdf, parent }: Sheet, term: string, value: string): void {
  keepTogether({ pdf, parent }, 24);
  const y = pdf.y;
  tagged({ pdf, parent }, 'P', () => {
    pdf.font('text').fontSize(9).fillColor(ink.soft).text(term, page.left, y, { width: termWidth });
    pdf.fillColor(ink.text).text(printable(value), page.left + termWidth, y, { width: contentWidth - termWidth });
  });
  pdf.x = page.left;
  pdf.y += 2;
}

function drawSummary(sheet: Sheet, summary: string[]): void {
  const { pdf } = sheet;
  const width = contentWidth - 24;
  const lines = summary.map((line) => `•  ${printable(line)}`);
  pdf.font('text').fontSize(9.5);
  const height = lines.reduce((sum, line) => sum + pdf.heightOfString(line, { width }) + 2, 0) + 28;
  const framed = height < tallestFrame;
  if (framed) keepTogether(sheet, height);
  const top = pdf.y;
  if (framed) artifact(sheet, () => drawFrame(pdf, top, height));
  tagged(sheet, 'H2', () =>
    pdf
      .font('bold')
      .fontSize(9.5)
      .fillColor(ink.accent)
      .text('En résumé', page.left + 14, top + 7, { width }),
  );
  grouped(sheet, 'L', (list) => {
    for (const line of lines) drawSummaryLine(list, line, width);
  });
  pdf.x = page.left;
  pdf.y = framed ? top + height + 8 : pdf.y + 8;
}

/** A summary longer than this flows from page to page without a frame. */
const tallestFrame = 400;

function drawFrame(pdf: PDFKit.PDFDocument, top: number, height: number): void {
  pdf.rect(page.left, top, 3, height).fill(ink.accent);
  pdf.rect(page.left + 3, top, contentWidth - 3, height).fill(ink.tint);
}

function drawSummaryLine(list: Sheet, line: string, width: number): void {
  const { pdf } = list;
  grouped(list, 'LI', (item) =>
    tagged(item, 'LBody', () =>
      pdf
        .font('text')
        .fontSize(9.5)
        .fillColor(ink.text)
        .text(line, page.left + 14, pdf.y + 2, { width }),
    ),
  );
}
