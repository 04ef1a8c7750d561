/** Widths of columns: never under the longest word while room remains, the rest shared as the texts need. */
export function columnWidths(
  pdf: PDFKit.PDFDocument,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  count: number,
  total: number,
  padding: number,
): number[] {
  const natural: number[] = [];
  const least: number[] = [];
  for (let at = 0; at < count; at++) {
    pdf.font('bold');
    const title = head[at] ?? '';
    let wide = widthOf(pdf, title);
    let word = longestWord(pdf, title);
    pdf.font('text');
    for (const row of rows.slice(0, sampled)) {
      const cell = (row[at] ?? '').slice(0, 200);
      wide = Math.max(wide, widthOf(pdf, cell));
      word = Math.max(word, longestWord(pdf, cell));
    }
    natural.push(Math.min(wide, widest) + 2 * padding + 1);
    least.push(Math.min(word, wide, total / 3) + 2 * padding + 1);
  }
  return shared(natural, least, total);
}

/** Rows looked at; the following ones rarely differ and cost time. */
const sampled = 60;
/** Beyond this a column is long text: it wraps. */
const widest = 260;

function shared(natural: number[], least: number[], total: number): number[] {
  const [wanted, needed] = [add(natural), add(least)];
  if (needed >= total) return least.map((width) => (width * total) / needed);
  const spare = total - needed;
  const desire = natural.map((width, at) => Math.max(width - (least[at] ?? 0), 0));
  const desired = add(desire);
  if (wanted <= total || desired === 0) return natural.map((width) => (width * total) / wanted);
  return least.map((width, at) => width + (spare * (desire[at] ?? 0)) / desired);
}

const add = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const widthOf = (pdf: PDFKit.PDFDocument, text: string): number =>
  Math.max(0, ...text.split('\n').map((line) => pdf.widthOfString(line)));

const longestWord = (pdf: PDFKit.PDFDocument, text: string): number =>
  Math.max(0, ...text.split(/\s+/).map((word) => pdf.widthOfString(word)));
