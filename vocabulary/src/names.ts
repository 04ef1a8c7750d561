/** Letters that canonical decomposition leaves whole. */
const wholeLetters: Record<string, string> = {
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  ß: 'ss',
  ẞ: 'SS',
  Ø: 'O',
  ø: 'o',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Þ: 'TH',
  þ: 'th',
  Ł: 'L',
  ł: 'l',
  ı: 'i',
};

/** Removes accents and splits ligatures (`Cœur` → `Coeur`); case is kept. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ÆæŒœßẞØøĐđÐðÞþŁłı]/g, (letter) => wholeLetters[letter] ?? letter);
}

/**
 * A birth family name as INSi demands it: `[A-Z\-' ]+`, upper case, no accent, no ligature, straight apostrophe (digest §2.4).
 * `undefined` when the text holds something that alphabet cannot write, or nothing at all.
 */
export function asInsiFamilyName(text: string): string | undefined {
  const written = straightened(text);
  return /^[A-Z\-' ]*[A-Z][A-Z\-' ]*$/.test(written) ? written : undefined;
}

/** One birth given name as INSi demands it: `[A-Z\-']+` (digest §2.4). A space would mean two names: `undefined`. */
export function asInsiGivenName(text: string): string | undefined {
  const written = straightened(text);
  return /^[A-Z\-']*[A-Z][A-Z\-']*$/.test(written) ? written : undefined;
}

/** `DOMINIQUE MARIE-LOUISE` → `['DOMINIQUE', 'MARIE-LOUISE']`: INSi separates names by spaces, compound ones keep their hyphen (digest §2.4). */
export const splitGivenNames = (birthGivenNames: string): string[] =>
  birthGivenNames.split(/\s+/).filter((name) => name !== '');

/** A name as it is searched: lower case, no accent, hyphens, apostrophes and points as single spaces. */
export const foldName = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function straightened(text: string): string {
  return withoutAccents(text.replace(/[’‘ʼ´`′＇]/g, "'"))
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}
