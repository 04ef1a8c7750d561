import { isCivilDate } from './dates.ts';

/** A commune as it was called and coded between two days: merged, renamed or moved to another department since. */
export interface DatedCommune {
  /** COG code, 5 characters. */
  code: string;
  name: string;
  /** First day, `YYYY-MM-DD`; `undefined` when not known. */
  from: string | undefined;
  /** First day it was no longer so; `undefined` while it lasts. */
  to: string | undefined;
  /** The commune it became, when the source tells. */
  becameCode: string | undefined;
}

/** A line that was left out, and why, in French. */
export interface RefusedLine {
  /** From 1, the header being line 1. */
  line: number;
  reason: string;
}

/** The file is not the one expected: nothing was read. */
export class DatedCommunesFileRefused extends Error {
  readonly code = 'dated-communes-file-refused';
  override readonly name = 'DatedCommunesFileRefused';
}

const columns = ['COM', 'LIBELLE', 'DATE_DEBUT', 'DATE_FIN'] as const;

/**
 * Reads INSEE's dated file of communes (`v_commune_depuis_1943.csv`: COM, TNCC, NCC, NCCENR, LIBELLE, DATE_DEBUT, DATE_FIN).
 * A column BECAME_CODE is read when there is one. Bad lines are refused one by one; a missing column refuses the file.
 */
export function parseInseeDatedCommunes(csvText: string): { rows: DatedCommune[]; refused: RefusedLine[] } {
  const lines = csvText.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = cells(lines[0] ?? '').map((cell) => cell.toUpperCase());
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new DatedCommunesFileRefused(
      `Ce fichier n’est pas celui des communes depuis 1943 de l’INSEE : il y manque ${missing.join(', ')}. Rien n’a été importé. Choisissez « v_commune_depuis_1943.csv ».`,
    );

  const rows: DatedCommune[] = [];
  const refused: RefusedLine[] = [];
  for (const [index, text] of lines.entries()) {
    if (index === 0 || text.trim() === '') continue;
    const values = cells(text);
    const cell = (column: string): string => values[header.indexOf(column)]?.trim() ?? '';
    const row: DatedCommune = {
      code: cell('COM').toUpperCase(),
      name: cell('LIBELLE'),
      from: cell('DATE_DEBUT') || undefined,
      to: cell('DATE_FIN') || undefined,
      becameCode: cell('BECAME_CODE').toUpperCase() || undefined,
    };
    const reason = whyRefused(row);
    if (reason === undefined) rows.push(row);
    else refused.push({ line: index + 1, reason });
  }
  return { rows, refused };
}

/** Code of a French commune: `2A` and `2B` since 1976, overseas on 97 and 98. */
export const isCommuneCode = (text: string): boolean => /^(\d{2}|2A|2B)\d{3}$/.test(text) && !text.startsWith('99');

function whyRefused(row: DatedCommune): string | undefined {
  if (!isCommuneCode(row.code))
    return `« ${row.code} » n’est pas un code de commune (cinq caractères, par exemple 2B033).`;
  if (row.name === '') return `La commune ${row.code} n’a pas de nom.`;
  for (const date of [row.from, row.to])
    if (date !== undefined && !isCivilDate(date)) return `« ${date} » n’est pas une date (attendu : AAAA-MM-JJ).`;
  if (row.from !== undefined && row.to !== undefined && row.to <= row.from)
    return `La fin (${row.to}) ne suit pas le début (${row.from}).`;
  return undefined;
}

function cells(line: string): string[] {
  const separator = line.includes(';') && !line.includes(',') ? ';' : ',';
  const found: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i];
    if (letter === '"' && quoted && line[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      found.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...found, cell];
}
