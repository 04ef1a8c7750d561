import type { NarrativeBlock, NarrativeSection, NarrativeText } from '@liane/vocabulary';
import { printable } from './printable-text.ts';
import { contentWidth, grouped, ink, keepTogether, page, tagged } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { drawTable } from './table.ts';

const sizes = [12.5, 10.5, 9.5];

/** A section, its blocks and those below it; a title never stays alone at the foot of a page. */
export function drawSection(sheet: Sheet, section: NarrativeSection, depth = 0): void {
  const { pdf } = sheet;
  const size = sizes[Math.min(depth, sizes.length - 1)] ?? 9.5;
  keepTogether(sheet, 70);
  pdf.y += depth === 0 ? 8 : 4;
  tagged(sheet, depth === 0 ? 'H2' : 'H3', () =>
    pdf
      .font('bold')
      .fontSize(size)
      .fillColor(depth === 0 ? ink.accent : ink.text)
      .text(printable(section.title), page.left, pdf.y, { width: contentWidth }),
  );
  pdf.y += 3;
  for (const block of section.blocks) drawBlock(sheet, block);
  for (const below of section.sections ?? []) drawSection(sheet, below, depth + 1);
}

function drawBlock(sheet: Sheet, block: NarrativeBlock): void {
  if (block.kind === 'table')
    drawTable(
      sheet,
      block.head,
      block.rows.map((row) => row.map((cell) => cell.text)),
    );
  else if (block.kind === 'list') drawList(sheet, block.items);
  else drawParagraph(sheet, block.text.text);
}

function drawParagraph(sheet: Sheet, text: string): void {
  if (text.trim() === '') return;
  tagged(sheet, 'P', () =>
    sheet.pdf
      .font('text')
      .fontSize(9.5)
      .fillColor(ink.text)
      .text(printable(text), page.left, sheet.pdf.y, { width: contentWidth, lineGap: 1.5 }),
  );
  sheet.pdf.y += 4;
}

function drawList(sheet: Sheet, items: NarrativeText[]): void {
  const { pdf } = sheet;
  grouped(sheet, 'L', (list) => {
    for (const item of items) {
      keepTogether(sheet, 14);
      grouped(list, 'LI', (inner) => {
        const y = pdf.y;
        tagged(inner, 'Lbl', () =>
          pdf
            .font('text')
            .fontSize(9.5)
            .fillColor(ink.accent)
            .text('•', page.left + 6, y, { width: 10 }),
        );
        tagged(inner, 'LBody', () =>
          pdf
            .fillColor(ink.text)
            .text(printable(item.text), page.left + 18, y, { width: contentWidth - 18, lineGap: 1 }),
        );
      });
      pdf.y += 2;
    }
  });
  pdf.x = page.left;
  pdf.y += 3;
}
