import type { MimePart } from '../mime/structure.ts';

/** What `BODY[…]` asks for. */
export interface Section {
  /** As it is answered: `BODY[1.MIME]<0>`. */
  label: string;
  path: number[];
  what: '' | 'HEADER' | 'HEADER.FIELDS' | 'HEADER.FIELDS.NOT' | 'TEXT' | 'MIME';
  fields: string[];
  partial: { from: number; count: number } | undefined;
  peek: boolean;
}

const shape =
  /^BODY(\.PEEK)?\[((?:\d{1,5}(?:\.\d{1,5})*)?)\.?(HEADER\.FIELDS\.NOT|HEADER\.FIELDS|HEADER|TEXT|MIME|)(?: ?\(([^)]*)\))?\](?:<(\d{1,10})\.(\d{1,10})>)?$/i;

/** Reads `BODY[…]`, `BODY.PEEK[…]<0.100>`, and the old `RFC822` names; undefined for anything else. */
export function readSection(atom: string): Section | undefined {
  const old = { RFC822: '', 'RFC822.HEADER': 'HEADER', 'RFC822.TEXT': 'TEXT' }[atom.toUpperCase()];
  if (old !== undefined)
    return {
      label: atom.toUpperCase(),
      path: [],
      what: old === 'HEADER' ? 'HEADER' : old === 'TEXT' ? 'TEXT' : '',
      fields: [],
      partial: undefined,
      peek: old === 'HEADER',
    };
  const match = shape.exec(atom);
  if (!match) return undefined;
  const [, peek, path = '', what = '', fields = '', from, count] = match;
  const partial = from === undefined ? undefined : { from: Number(from), count: Number(count) };
  return {
    label: atom
      .toUpperCase()
      .replace('.PEEK', '')
      .replace(/<(\d+)\.\d+>$/, '<$1>'),
    path: path === '' ? [] : path.split('.').map(Number),
    what: what.toUpperCase() as Section['what'],
    fields: fields.split(/\s+/).flatMap((name) => (name === '' ? [] : name.replace(/"/g, '').toLowerCase())),
    partial,
    peek: peek !== undefined,
  };
}

/** The bytes of a section; undefined when there is no such part. */
export function bytesOf(root: MimePart, { path, what, fields, partial }: Section): Buffer | undefined {
  const whole = wholeOf(root, path, what, fields);
  return partial ? whole?.subarray(partial.from, partial.from + partial.count) : whole;
}

function wholeOf(root: MimePart, path: readonly number[], what: Section['what'], fields: readonly string[]) {
  const part = partAt(root, path);
  if (!part) return undefined;
  if (what === 'MIME') return path.length > 0 ? part.head : undefined;
  if (what === '') return path.length === 0 ? Buffer.concat([part.head, part.body]) : part.body;
  // HEADER and TEXT of a part are those of the message it holds.
  const message = path.length === 0 ? part : part.type === 'message' ? part.parts[0] : undefined;
  if (!message) return undefined;
  if (what === 'TEXT') return message.body;
  if (what === 'HEADER') return message.head;
  const kept = message.headers.filter(({ name }) => fields.includes(name) === (what === 'HEADER.FIELDS'));
  return Buffer.from(`${kept.map(({ raw }) => raw).join('')}\r\n`);
}

/** `1.2` of the tree: a message inside stands for its own parts; a body alone is part 1. */
function partAt(root: MimePart, path: readonly number[]): MimePart | undefined {
  let part: MimePart | undefined = root;
  for (const number of path) {
    const inside: MimePart | undefined =
      part.type === 'message' && part.parts[0] && part !== root ? part.parts[0] : part;
    part = inside.type === 'multipart' ? inside.parts[number - 1] : number === 1 ? inside : undefined;
    if (!part) return undefined;
  }
  return part;
}
