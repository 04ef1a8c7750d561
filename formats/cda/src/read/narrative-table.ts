import type { NarrativeBlock } from '@liane/vocabulary';
import type { XmlElement } from '@liane/xml';
import type { ReadText } from './document.ts';
import { inlineText } from './narrative-text.ts';

/** A hostile table could ask for millions of columns. */
const mostColumns = 60;
const mostRowspan = 500;
const mostHeadRows = 5;
/** Cells added by spans in one table. */
const mostSpanned = 50_000;
/** Rows of a table larger than this keep the cells they have. */
const mostPadded = 200_000;

/** A table, its caption and its title rows before it. Spanned cells are laid out so that every row has the same columns. */
export function tableBlocks(table: XmlElement): NarrativeBlock[] {
  const headRows = rowsOf(table.childrenNamed('thead'));
  const bodyRows = [
    ...rowsOf(table.childrenNamed('tbody')),
    ...table.childrenNamed('tr'),
    ...rowsOf(table.childrenNamed('tfoot')),
  ];
  if (headRows.length === 0 && bodyRows[0] !== undefined && isHead(bodyRows[0]))
    headRows.push(...bodyRows.splice(0, 1));
  const blocks: NarrativeBlock[] = [];
  const caption = table.child('caption');
  if (caption !== undefined) addTitle(blocks, inlineText(caption.content));
  while (headRows.length > 0 && bodyRows.length > 0 && isTitle(headRows[0], bodyRows)) {
    const [title] = headRows.splice(0, 1);
    if (title !== undefined) addTitle(blocks, inlineText(title.content));
  }
  bodyRows.unshift(...headRows.splice(mostHeadRows));
  const rows = layOut(bodyRows, false);
  const head = mergedHead(layOut(headRows, headRows.length > 1));
  const width = Math.max(head.length, ...rows.map((row) => row.length), 0);
  if (width === 0) return blocks;
  const padded = rows.length * width > mostPadded ? rows : rows.map((row) => pad(row, width));
  const titles = head.length === 0 ? [] : [...head, ...Array.from({ length: width - head.length }, () => '')];
  blocks.push({ kind: 'table', head: titles, rows: padded });
  return blocks;
}

const empty: ReadText = { text: '' };

const pad = (row: ReadText[], width: number): ReadText[] => [
  ...row,
  ...Array.from({ length: width - row.length }, () => empty),
];

const rowsOf = (groups: XmlElement[]): XmlElement[] => groups.flatMap((group) => group.childrenNamed('tr'));

const cellsOf = (row: XmlElement): XmlElement[] =>
  row.children.filter((cell) => cell.name === 'td' || cell.name === 'th');

const isHead = (row: XmlElement): boolean =>
  cellsOf(row).length > 0 && cellsOf(row).every((cell) => cell.name === 'th');

/** A head of one cell over several columns names the table rather than a column. */
const isTitle = (row: XmlElement | undefined, body: XmlElement[]): boolean =>
  row !== undefined && cellsOf(row).length === 1 && body.some((each) => cellsOf(each).length > 1);

function addTitle(blocks: NarrativeBlock[], text: ReadText): void {
  if (text.text !== '') blocks.push({ kind: 'paragraph', text });
}

function layOut(rows: XmlElement[], repeat: boolean): ReadText[][] {
  const grid: ReadText[][] = rows.map(() => []);
  let spanned = 0;
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of cellsOf(row)) {
      while (grid[y]?.[x] !== undefined) x++;
      const text = inlineText(cell.content, cell.attribute('ID'));
      const exhausted = spanned > mostSpanned;
      const wide = exhausted ? 1 : span(cell, 'colspan', mostColumns);
      const tall = exhausted ? 1 : span(cell, 'rowspan', Math.min(mostRowspan, rows.length - y));
      spanned += wide * tall - 1;
      for (let dy = 0; dy < tall; dy++)
        for (let dx = 0; dx < wide && x + dx < mostColumns; dx++) {
          const line = grid[y + dy];
          if (line !== undefined) line[x + dx] = (dx === 0 && dy === 0) || repeat ? text : empty;
        }
      x += wide;
    }
  });
  return grid.map((line) => Array.from({ length: line.length }, (_, at) => line[at] ?? empty));
}

function span(cell: XmlElement, name: string, most: number): number {
  const wanted = Number(cell.attribute(name) ?? '1');
  return Number.isInteger(wanted) && wanted > 1 ? Math.min(wanted, most) : 1;
}

/** Several head rows become one: « Dose – matin ». */
function mergedHead(rows: ReadText[][]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, x) => {
    const labels = rows.map((row) => row[x]?.text ?? '').filter((label) => label !== '');
    return [...new Set(labels)].join(' – ');
  });
}
