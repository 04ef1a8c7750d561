/** Longer pages are cut: a letter of a professional is a few lines. */
const mostLength = 500_000;

const silent = new Set(['style', 'script', 'head', 'title']);
const breaking = /^\/?(?:p|div|br|tr|li|h[1-6]|table|ul|ol|blockquote)$/;
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  oelig: 'œ',
  euro: '€',
  deg: '°',
};

/** `eacute`, `Ccedil`… are a letter and its accent. */
const accents: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  cedil: '\u0327',
  tilde: '\u0303',
};

/** The words of a page, in one pass, for the letters that come without plain text. Never shown as HTML. */
export function textOfHtml(page: string): string {
  const html = page.slice(0, mostLength);
  let text = '';
  let skipping = '';
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at);
    const end = open === -1 ? html.length : open;
    if (skipping === '') text += html.slice(at, end);
    if (open === -1) break;
    const close = html.indexOf('>', open);
    if (close === -1) break;
    const name = /^\/?[a-z0-9]*/i.exec(html.slice(open + 1, open + 20))?.[0].toLowerCase() ?? '';
    if (skipping === '' && silent.has(name)) skipping = name;
    else if (name === `/${skipping}`) skipping = '';
    if (breaking.test(name)) text += '\n';
    at = close + 1;
  }
  return text
    .replaceAll(/&(?:#(\d{1,7}|x[\da-f]{1,6})|([a-z]{2,8}));/gi, (found, code: string | undefined, name = '') =>
      code === undefined ? (entityOf(name) ?? found) : characterOf(Number(code.replace(/^x/i, '0x'))),
    )
    .split('\n')
    .map((line) => line.replaceAll(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const characterOf = (code: number): string => (code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

function entityOf(name: string): string | undefined {
  const [, letter = '', accent = ''] = /^([a-z])([a-z]+)$/i.exec(name) ?? [];
  const mark = accents[accent];
  return mark === undefined ? entities[name.toLowerCase()] : `${letter}${mark}`.normalize('NFC');
}
