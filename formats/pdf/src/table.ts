import { columnWidths } from './columns.ts';
import { printable } from './printable-text.ts';
import { artifact, contentBottom, contentWidth, grouped, ink, page, tagged } from './sheet.ts';
import type { Sheet } from './sheet.ts';

const padding = 4;
const size = 8.5;

/** A table that goes from page to page, its head repeated on each; a row taller than a page is cut between words. */
export function drawTable(sheet: Sheet, head: string[], rows: string[][]): void {
  const { pdf } = sheet;
  const titles = head.map((title) => printable(title).slice(0, longestTitle));
  const lines = rows.map((row) => row.map(printable));
  const count = Math.max(titles.length, ...lines.map((row) => row.length));
  if (count === 0 || !Number.isFinite(count)) return;
  if (count > mostColumns) return drawAsLines(sheet, titles, lines);
  pdf.fontSize(size);
  const widths = columnWidths(pdf, titles, lines, count, contentWidth, padding);
  const headHeight = titles.length === 0 ? 0 : rowHeight(pdf, titles, widths, 'bold');
  const firstHeight = Math.min(lines[0] === undefined ? 0 : rowHeight(pdf, lines[0], widths, 'text'), 120);
  if (pdf.y + headHeight + firstHeight > contentBottom) pdf.addPage();
  grouped(sheet, 'Table', (table) => {
    if (headHeight > 0) drawHead(table, titles, widths, headHeight, true);
    for (const row of lines)
      drawRow(table, row, widths, () => {
        pdf.addPage();
        if (headHeight > 0) drawHead(table, titles, widths, headHeight, false);
      });
  });
  pdf.x = page.left;
  pdf.y += 8;
}

/** More columns than this cannot be read on A4: each row becomes a paragraph. */
const mostColumns = 14;
const longestTitle = 200;

type Cells = readonly string[];

function drawAsLines(sheet: Sheet, titles: Cells, rows: Cells[]): void {
  const { pdf } = sheet;
  for (const row of rows) {
    const said = row.map((cell, at) =>
      titles[at] === undefined || titles[at] === '' ? cell : `${titles[at]} : ${cell}`,
    );
    tagged(sheet, 'P', () =>
      pdf
        .font('text')
        .fontSize(size)
        .fillColor(ink.text)
        .text(said.filter((cell) => cell !== '').join(' ; '), page.left, pdf.y, { width: contentWidth }),
    );
    pdf.y += padding;
  }
}

function rowHeight(pdf: PDFKit.PDFDocument, cells: Cells, widths: number[], face: string): number {
  pdf.font(face).fontSize(size);
  const heights = cells.map((cell, at) => pdf.heightOfString(cell === '' ? ' ' : cell, { width: inner(widths, at) }));
  return Math.max(...heights, 10) + 2 * padding;
}

/** First time read as head cells; repeated heads are layout only, or a reader without sight would hear them again. */
function drawHead(sheet: Sheet, titles: Cells, widths: number[], height: number, first: boolean): void {
  const { pdf } = sheet;
  const y = pdf.y;
  artifact(sheet, () => pdf.rect(page.left, y, sum(widths), height).fillAndStroke(ink.tint, ink.rule));
  const write = (title: string, at: number): void => {
    pdf
      .font('bold')
      .fontSize(size)
      .fillColor(ink.text)
      .text(title, left(widths, at), y + padding, { width: inner(widths, at) });
  };
  if (first) grouped(sheet, 'TR', (row) => titles.forEach((title, at) => tagged(row, 'TH', () => write(title, at))));
  else artifact(sheet, () => titles.forEach(write));
  pdf.y = y + height;
}

/** A row that holds on a fresh page, its repeated head included, is never cut. */
const roomOfAPage = contentBottom - page.top - 80;
/** A cut row shows at least this much of itself before the page turns. */
const leastPiece = 60;

function drawRow(table: Sheet, cells: Cells, widths: number[], turnPage: () => void): void {
  const { pdf } = table;
  const height = rowHeight(pdf, cells, widths, 'text');
  const remaining = contentBottom - pdf.y;
  if (height > remaining && (height <= roomOfAPage || remaining < leastPiece)) turnPage();
  const room = contentBottom - pdf.y - 2 * padding;
  const fits = height - 2 * padding <= room;
  const now = fits ? cells : cells.map((cell, at) => fitting(pdf, cell, inner(widths, at), room));
  const drawn = fits ? height : rowHeight(pdf, now, widths, 'text');
  const y = pdf.y;
  grouped(table, 'TR', (row) => {
    artifact(row, () => drawBorders(pdf, widths, y, drawn));
    now.forEach((cell, at) =>
      tagged(row, 'TD', () =>
        pdf
          .font('text')
          .fontSize(size)
          .fillColor(ink.text)
          .text(cell, left(widths, at), y + padding, { width: inner(widths, at) }),
      ),
    );
  });
  pdf.y = y + drawn;
  if (fits) return;
  turnPage();
  drawRow(
    table,
    cells.map((cell, at) => cell.slice(now[at]?.length ?? 0).trimStart()),
    widths,
    turnPage,
  );
}

/** Longest beginning of the text that holds in that height, cut after a word; at least one character, so that a cell always ends. */
function fitting(pdf: PDFKit.PDFDocument, text: string, width: number, height: number): string {
  const holds = (length: number): boolean => pdf.heightOfString(text.slice(0, length), { width }) <= height;
  if (text === '' || holds(text.length)) return text;
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  const word = text.slice(0, low).search(/\s\S*$/);
  return text.slice(0, word > 0 ? word : low);
}

function drawBorders(pdf: PDFKit.PDFDocument, widths: number[], y: number, height: number): void {
  pdf.lineWidth(0.5);
  widths.forEach((width, at) => pdf.rect(left(widths, at) - padding, y, width, height));
  pdf.stroke(ink.rule);
}

const sum = (widths: number[]): number => widths.reduce((total, width) => total + width, 0);

const left = (widths: number[], at: number): number => page.left + sum(widths.slice(0, at)) + padding;

const inner = (widths: number[], at: number): number => (widths[at] ?? 0) - 2 * padding;
