/** What the embedded font draws, controls aside: Latin, Greek, Cyrillic, punctuation, arrows, signs. */
const drawable = /[^\n\u0020-\u007E\u00A0-\u052F\u1E00-\u209F\u20A0-\u20BF\u2100-\u23FF\u2500-\u27BF]/gu;

/** A text the font can draw: one form per letter, an empty square for what it has no glyph for. */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu, '')
    .replace(drawable, '□');
