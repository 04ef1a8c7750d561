import type { MailAddress } from '../mime/headers.ts';

/** A piece of an answer: text as it is, or bytes announced by their count. */
export type Answer = string | Buffer | readonly Answer[];

/** Bytes as a literal. */
export const literal = (bytes: Buffer): Answer => [`{${bytes.length}}\r\n`, bytes];

/** A string: quoted when it is plain ASCII, a literal otherwise, `NIL` when there is none. */
export function text(value: string | undefined): Answer {
  if (value === undefined) return 'NIL';
  if (/^[\x20-\x7e]*$/.test(value) && value.length < 1000) return `"${value.replace(/["\\]/g, '\\$&')}"`;
  return literal(Buffer.from(value));
}

/** `(a b c)`. */
export const list = (items: readonly Answer[]): Answer => [
  '(',
  ...items.flatMap((item, index): Answer[] => (index === 0 ? [item] : [' ', item])),
  ')',
];

export const addresses = (found: readonly MailAddress[]): Answer =>
  found.length === 0
    ? 'NIL'
    : ['(', ...found.map(({ name, local, domain }) => list([text(name), 'NIL', text(local), text(domain)])), ')'];

export function toBytes(answer: Answer): Buffer {
  const pieces: Buffer[] = [];
  const add = (each: Answer) => {
    if (typeof each === 'string') pieces.push(Buffer.from(each));
    else if (Buffer.isBuffer(each)) pieces.push(each);
    else for (const inner of each) if (inner !== undefined) add(inner);
  };
  add(answer);
  return Buffer.concat(pieces);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number): string => String(number).padStart(2, '0');

/** `"21-Nov-2026 15:30:00 +0000"` (RFC 3501 date-time). */
export const internalDate = (at: Date): string =>
  `"${two(at.getUTCDate())}-${months[at.getUTCMonth()]}-${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000"`;

/** Reads a date or a date-time of IMAP; undefined when it is neither. */
export function readDate(written: string): Date | undefined {
  const match = /^\s?(\d{1,2})-([A-Z][a-z]{2})-(\d{4})(?: (\d\d:\d\d:\d\d) ([+-]\d{4}))?$/.exec(written);
  const month = months.indexOf(match?.[2] ?? '');
  if (!match || month < 0) return undefined;
  const [, day = '', , year = '', time = '00:00:00', zone = '+0000'] = match;
  const at = new Date(`${year}-${two(month + 1)}-${day.padStart(2, '0')}T${time}${zone.slice(0, 3)}:${zone.slice(3)}`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
