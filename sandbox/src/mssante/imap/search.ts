import type { KeptMessage, PostOffice } from '../mailboxes/post-office.ts';
import { decodeWords } from '../mime/words.ts';
import { readStructure } from '../mime/structure.ts';
import type { MimePart } from '../mime/structure.ts';
import { textOf } from './command.ts';
import type { Argument } from './command.ts';
import { readSet } from './sequence.ts';
import type { View } from './view.ts';
import { readDate } from './write.ts';

interface Candidate {
  number: number;
  message: KeptMessage;
  read: () => Promise<MimePart>;
}

type Matches = (candidate: Candidate) => boolean | Promise<boolean>;

/** The search is not understood; answered BAD. */
class NotASearch extends Error {}

/** The numbers, or uids, of the messages that match (RFC 3501 6.4.4); undefined when a key is unknown. */
export async function search(
  criteria: readonly Argument[],
  view: View,
  office: PostOffice,
  byUid: boolean,
): Promise<number[] | undefined> {
  const queue = [...criteria];
  if (textOf(queue[0])?.toUpperCase() === 'CHARSET') queue.splice(0, 2);
  try {
    const matches = everyKey(queue, view);
    const found: number[] = [];
    for (const { number, message } of view.messages()) {
      let root: MimePart | undefined;
      const read = async () => (root ??= readStructure(await office.read(message.message)));
      if (await matches({ number, message, read })) found.push(byUid ? message.uid : number);
    }
    return found;
  } catch (error) {
    if (error instanceof NotASearch) return undefined;
    throw error;
  }
}

function everyKey(queue: Argument[], view: View): Matches {
  const keys: Matches[] = [];
  while (queue.length > 0) keys.push(oneKey(queue, view));
  return async (candidate) => {
    for (const key of keys) if (!(await key(candidate))) return false;
    return true;
  };
}

const flagKeys: Readonly<Record<string, [flag: string, set: boolean]>> = {
  SEEN: ['\\Seen', true],
  UNSEEN: ['\\Seen', false],
  ANSWERED: ['\\Answered', true],
  UNANSWERED: ['\\Answered', false],
  FLAGGED: ['\\Flagged', true],
  UNFLAGGED: ['\\Flagged', false],
  DELETED: ['\\Deleted', true],
  UNDELETED: ['\\Deleted', false],
  DRAFT: ['\\Draft', true],
  UNDRAFT: ['\\Draft', false],
};

function oneKey(queue: Argument[], view: View): Matches {
  const argument = queue.shift();
  if (argument?.kind === 'list') return everyKey([...argument.items], view);
  const key = textOf(argument)?.toUpperCase() ?? '';
  const word = () => {
    const text = textOf(queue.shift());
    if (text === undefined) throw new NotASearch();
    return text;
  };
  const flag = flagKeys[key];
  if (flag) return ({ message }) => message.flags.has(flag[0]) === flag[1];
  const numbers = readSet(key, view.count);
  if (numbers) return ({ number }) => numbers(number);
  switch (key) {
    case 'ALL':
    case 'OLD':
      return () => true;
    case 'NEW':
    case 'RECENT':
      return () => false;
    case 'KEYWORD':
    case 'UNKEYWORD': {
      const keyword = word();
      return ({ message }) => message.flags.has(keyword) === (key === 'KEYWORD');
    }
    case 'UID': {
      const uids = readSet(word(), view.largestUid);
      if (!uids) throw new NotASearch();
      return ({ message }) => uids(message.uid);
    }
    case 'LARGER':
    case 'SMALLER': {
      const size = Number(word());
      return ({ message }) => (key === 'LARGER' ? message.size > size : message.size < size);
    }
    case 'NOT': {
      const not = oneKey(queue, view);
      return async (candidate) => !(await not(candidate));
    }
    case 'OR': {
      const [one, other] = [oneKey(queue, view), oneKey(queue, view)];
      return async (candidate) => (await one(candidate)) || other(candidate);
    }
    case 'FROM':
    case 'TO':
    case 'CC':
    case 'BCC':
    case 'SUBJECT':
      return headerHolds(key.toLowerCase(), word());
    case 'HEADER':
      return headerHolds(word().toLowerCase(), word());
    case 'TEXT':
    case 'BODY': {
      const text = word().toLowerCase();
      return async ({ read }) => {
        const { head, body } = await read();
        const whole = key === 'TEXT' ? `${head.toString()}${body.toString()}` : body.toString();
        return whole.toLowerCase().includes(text);
      };
    }
    default:
      return dateKey(key, word);
  }
}

const headerHolds =
  (name: string, text: string): Matches =>
  async ({ read }) =>
    (await read()).headers.some(
      (header) => header.name === name && decodeWords(header.value).toLowerCase().includes(text.toLowerCase()),
    );

function dateKey(key: string, word: () => string): Matches {
  const match = /^(SENT)?(BEFORE|ON|SINCE)$/.exec(key);
  if (!match) throw new NotASearch();
  const day = readDate(word())?.getTime();
  if (day === undefined) throw new NotASearch();
  const next = day + 86_400_000;
  const right = (at: number) =>
    match[2] === 'BEFORE' ? at < day : match[2] === 'ON' ? at >= day && at < next : at >= day;
  return match[1]
    ? async ({ read }) =>
        right(new Date((await read()).headers.find(({ name }) => name === 'date')?.value ?? '').getTime())
    : ({ message }) => right(message.at.getTime());
}
