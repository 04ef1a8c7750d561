import { inFrenchDate } from '@liane/vocabulary';
import type { PrintableDocument } from './printable.ts';
import { printable } from './printable-text.ts';
import { contentWidth, ink, page } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** On every page: the establishment, whose document it is, the word of a draft, and « Page n / N ». */
export function drawRunningHeads({ pdf }: Sheet, document: PrintableDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    pdf.switchToPage(start + at);
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    pdf.markContent('Artifact', { type: 'Pagination' });
    drawHead(pdf, document);
    drawFoot(pdf, document, at + 1, count);
    pdf.endMarkedContent();
  }
}

function drawHead(pdf: PDFKit.PDFDocument, { patient, establishment, statusWord }: PrintableDocument): void {
  const { traits } = patient;
  const third = contentWidth / 3;
  pdf.font('text').fontSize(7.5).fillColor(ink.soft);
  pdf.text(printable(establishment.name), page.left, 32, { width: third - 8, height: 20, ellipsis: true });
  const person = `${traits.birthFamilyName} ${traits.firstBirthGivenName}\n${bornIn[traits.sex]} ${inFrenchDate(traits.birthDate)}, dossier ${patient.localId}`;
  pdf.text(printable(person), page.left + 2 * third - 40, 32, {
    width: third + 40,
    height: 20,
    align: 'right',
    ellipsis: true,
  });
  if (statusWord !== undefined)
    pdf
      .font('bold')
      .fontSize(24)
      .fillColor(ink.draft)
      .text(printable(statusWord).toUpperCase(), page.left + third - 40, 26, {
        width: third + 40,
        height: 30,
        align: 'center',
        characterSpacing: 4,
        lineBreak: false,
      });
  pdf
    .moveTo(page.left, 58)
    .lineTo(page.left + contentWidth, 58)
    .lineWidth(0.5)
    .stroke(ink.rule);
}

const bornIn = { F: 'Née le', M: 'Né le', I: 'Naissance le' } as const;

function drawFoot(pdf: PDFKit.PDFDocument, document: PrintableDocument, at: number, count: number): void {
  const y = page.height - 40;
  pdf
    .moveTo(page.left, y - 6)
    .lineTo(page.left + contentWidth, y - 6)
    .lineWidth(0.5)
    .stroke(ink.rule);
  pdf.font('text').fontSize(7.5).fillColor(ink.soft);
  pdf.text(printable(`${document.title}, version ${document.version}`), page.left, y, {
    width: contentWidth - 90,
    height: 10,
    ellipsis: true,
  });
  pdf.text(`Page ${at} / ${count}`, page.left + contentWidth - 80, y, { width: 80, align: 'right' });
}
