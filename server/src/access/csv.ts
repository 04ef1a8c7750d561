/** A CSV text (RFC 4180): every cell quoted, and never taken for a formula by a spreadsheet. */
export const csv = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head.join(','), ...rows.map((row) => row.map(cell).join(','))].map((line) => `${line}\r\n`).join('');

const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
