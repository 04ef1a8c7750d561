import { parse } from 'csv-parse/sync';
import { columnInFrench, columnOf, missingColumns, type Column } from './csv-columns.ts';
import { ImportTooLarge, ImportUnreadable } from './refusals.ts';

export type Cells = Partial<Record<Column, string>>;

/** One line of the file: its cells, or why it cannot be read. */
export type CsvLine = { line: number; cells: Cells } | { line: number; refused: string };

const mostBytes = 20 * 1024 * 1024;

/**
 * The lines of a CSV of people, numbered as a spreadsheet shows them (the header is line 1). One line is one person, so that a
 * quote left open spoils its own line only. Throws ImportTooLarge, ImportUnreadable.
 */
export function* readCsv(text: string): Generator<CsvLine> {
  if (Buffer.byteLength(text) > mostBytes) throw new ImportTooLarge();
  if (text.includes('\0')) throw new ImportUnreadable('ce n’est pas un fichier de texte');
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const header = lines[0] ?? '';
  const delimiter = separatorOf(header);
  const columns = columnsOf(split(header, delimiter));
  for (let at = 1; at < lines.length; at++) {
    const content = lines[at] ?? '';
    if (content.replaceAll(/[\s;,\t"]/g, '') !== '') yield { line: at + 1, ...readLine(content, delimiter, columns) };
  }
}

function columnsOf(headers: readonly string[] | undefined): (Column | undefined)[] {
  if (!headers) throw new ImportUnreadable('la ligne d’en-têtes est mal formée');
  const columns = headers.map(columnOf);
  const known = columns.filter((column) => column !== undefined);
  const twice = known.find((column, at) => known.indexOf(column) !== at);
  if (twice) throw new ImportUnreadable(`deux colonnes disent « ${columnInFrench[twice]} »`);
  const missing = missingColumns(new Set(known));
  if (missing.length > 0)
    throw new ImportUnreadable(
      `il manque ${missing.length > 1 ? 'les colonnes' : 'la colonne'} ${missing.map((name) => `« ${name} »`).join(', ')}`,
    );
  return columns;
}

/** The one of `;` `,` and tabulation that stands most often in the header. */
function separatorOf(header: string): string {
  const count = (separator: string): number => header.split(separator).length;
  return [';', ',', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ';';
}

function split(line: string, delimiter: string): string[] | undefined {
  try {
    const [cells = []] = parse(line, { delimiter, relax_column_count: true, trim: true });
    return cells;
  } catch {
    return undefined;
  }
}

function readLine(
  content: string,
  delimiter: string,
  columns: readonly (Column | undefined)[],
): { cells: Cells } | { refused: string } {
  const values = split(content, delimiter);
  if (!values) return { refused: 'Les guillemets ne se ferment pas sur cette ligne.' };
  if (values.length > columns.length)
    return { refused: `Cette ligne a ${values.length} cellules pour ${columns.length} en-têtes.` };
  if (content.includes('\uFFFD')) return { refused: 'Des lettres ne se lisent pas : enregistrez le fichier en UTF-8.' };
  const cells: Cells = {};
  for (const [at, value] of values.entries()) {
    const column = columns[at];
    if (column === undefined || value === '') continue;
    if (isFormula(column, value))
      return {
        refused: `La cellule « ${columnInFrench[column]} » commence par « ${value[0]} », comme une formule de tableur. Elle n’a pas été lue.`,
      };
    cells[column] = value;
  }
  return { cells };
}

/** A spreadsheet would run it when the data comes back out (CWE-1236). A telephone number may begin with +. */
function isFormula(column: Column, value: string): boolean {
  if ((column === 'phone' || column === 'mobile') && /^\+\d[\d .()-]*$/.test(value)) return false;
  return /^['"\s]*[=+@\-\t\r]/.test(value);
}
