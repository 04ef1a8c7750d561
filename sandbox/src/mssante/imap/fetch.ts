import type { KeptMessage, PostOffice } from '../mailboxes/post-office.ts';
import { readStructure } from '../mime/structure.ts';
import type { MimePart } from '../mime/structure.ts';
import { bodyStructure, envelopeOf } from './body-structure.ts';
import type { Argument } from './command.ts';
import { bytesOf, readSection } from './section.ts';
import type { Section } from './section.ts';
import { flagsOf } from './view.ts';
import { internalDate, list, literal } from './write.ts';
import type { Answer } from './write.ts';

/** What a FETCH asks of each message. */
export interface Asked {
  names: string[];
  sections: Section[];
  /** True when reading marks as read (RFC 3501 6.4.5). */
  marks: boolean;
}

const macros: Readonly<Record<string, string[]>> = {
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
};
const known = ['UID', 'FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODYSTRUCTURE', 'BODY'];

/** Reads the items of a FETCH; undefined when one is unknown. */
export function readAsked(argument: Argument | undefined, byUid: boolean): Asked | undefined {
  const items = argument?.kind === 'list' ? argument.items : argument ? [argument] : [];
  const names = new Set(byUid ? ['UID'] : []);
  const sections: Section[] = [];
  for (const item of items) {
    if (item.kind !== 'atom') return undefined;
    const name = item.text.toUpperCase();
    const section = readSection(item.text);
    if (section) sections.push(section);
    else if (macros[name]) for (const each of macros[name]) names.add(each);
    else if (known.includes(name)) names.add(name);
    else return undefined;
  }
  if (names.size + sections.length === 0) return undefined;
  const marks = sections.some(({ peek }) => !peek);
  if (marks) names.add('FLAGS');
  return { names: [...names], sections, marks };
}

/** `n FETCH (…)` for one message. */
export async function fetchAnswer(
  number: number,
  message: KeptMessage,
  { names, sections }: Asked,
  office: PostOffice,
): Promise<Answer> {
  let root: MimePart | undefined;
  const read = async () => (root ??= readStructure(await office.read(message.message)));
  const answers: Answer[] = [];
  for (const name of names) answers.push([name, ' ', await valueOf(name, message, read)]);
  for (const section of sections) {
    const bytes = bytesOf(await read(), section);
    answers.push([section.label, ' ', bytes ? literal(bytes) : 'NIL']);
  }
  return ['* ', String(number), ' FETCH ', list(answers), '\r\n'];
}

async function valueOf(name: string, message: KeptMessage, read: () => Promise<MimePart>): Promise<Answer> {
  switch (name) {
    case 'UID':
      return String(message.uid);
    case 'FLAGS':
      return `(${flagsOf(message)})`;
    case 'INTERNALDATE':
      return internalDate(message.at);
    case 'RFC822.SIZE':
      return String(message.size);
    case 'ENVELOPE':
      return envelopeOf(await read());
    default:
      return bodyStructure(await read(), name === 'BODYSTRUCTURE');
  }
}
