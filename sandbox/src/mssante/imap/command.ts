/** One argument of a command. Strings, quoted or literal, are bytes; the rest is an atom or a list. */
export type Argument =
  | { kind: 'atom'; text: string }
  | { kind: 'string'; bytes: Buffer }
  | { kind: 'list'; items: Argument[] };

export interface Command {
  tag: string;
  /** In capitals; `UID FETCH` for the commands that UID precedes. */
  name: string;
  arguments: Argument[];
}

/** The command is not IMAP (RFC 3501 §9); answered BAD. */
export class NotImap extends Error {
  readonly code = 'SANDBOX_NOT_IMAP';
  readonly tag: string;
  constructor(tag: string, message: string) {
    super(message);
    this.tag = tag;
  }
}

const deepestList = 20;

/** Reads the pieces of a command: text and, between them, the literals that were announced. */
export function readCommand(pieces: readonly (string | Buffer)[]): Command {
  const [first, ...rest] = pieces;
  const head = /^([^\s(){%*"\\\]+]+) ([A-Za-z0-9-]+)(?: (.*))?$/s.exec(typeof first === 'string' ? first : '');
  if (!head) throw new NotImap('*', 'Commande illisible');
  const [, tag = '*', word = '', text = ''] = head;
  const found = readArguments(tag, [text, ...rest]);
  const name = word.toUpperCase();
  const next = found[0];
  if (name !== 'UID') return { tag, name, arguments: found };
  if (next?.kind !== 'atom') throw new NotImap(tag, 'UID de quelle commande ?');
  return { tag, name: `UID ${next.text.toUpperCase()}`, arguments: found.slice(1) };
}

function readArguments(tag: string, pieces: readonly (string | Buffer)[]): Argument[] {
  const top: Argument[] = [];
  const open: Argument[][] = [top];
  const add = (argument: Argument) => open.at(-1)?.push(argument);
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      add({ kind: 'string', bytes: piece });
      continue;
    }
    for (let at = 0; at < piece.length;) {
      const character = piece[at];
      if (character === ' ') at++;
      else if (character === '(') {
        if (open.length > deepestList) throw new NotImap(tag, 'Trop de parenthèses');
        const items: Argument[] = [];
        add({ kind: 'list', items });
        open.push(items);
        at++;
      } else if (character === ')') {
        if (open.length === 1) throw new NotImap(tag, 'Parenthèse fermée sans être ouverte');
        open.pop();
        at++;
      } else if (character === '"') {
        const quoted = /"((?:[^"\\]|\\["\\])*)"/y;
        quoted.lastIndex = at;
        const match = quoted.exec(piece);
        if (!match) throw new NotImap(tag, 'Guillemets non fermés');
        add({ kind: 'string', bytes: Buffer.from((match[1] ?? '').replace(/\\(.)/g, '$1')) });
        at = quoted.lastIndex;
      } else {
        const atom = /(?:[^\s()"[]|\[[^\]]*\])+/y;
        atom.lastIndex = at;
        const match = atom.exec(piece);
        if (!match) throw new NotImap(tag, 'Argument illisible');
        add({ kind: 'atom', text: match[0] });
        at = atom.lastIndex;
      }
    }
  }
  if (open.length > 1) throw new NotImap(tag, 'Parenthèse non fermée');
  return top;
}

/** The text of an argument that may be an atom or a string; undefined for a list or nothing. */
export function textOf(argument: Argument | undefined): string | undefined {
  if (argument?.kind === 'atom') return argument.text;
  return argument?.kind === 'string' ? argument.bytes.toString('utf8') : undefined;
}
