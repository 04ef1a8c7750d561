/** XML as a person reads it in the journal: one element a line, indented. A text that is no XML stays as it is. */
export function legible(xml: string): string {
  let depth = 0;
  return xml
    .split(/(?<=>)(?=<)/)
    .map((piece) => {
      if (piece.startsWith('</')) depth--;
      const line = '  '.repeat(Math.min(Math.max(depth, 0), 20)) + piece;
      if (opens(piece)) depth++;
      return line;
    })
    .join('\n');
}

const opens = (piece: string): boolean => /^<[^/?!]/.test(piece) && !piece.endsWith('/>') && !/<\/[^<]*$/.test(piece);
