import type { Chance } from '../chance.ts';

/** What passes of a piece of stream that begins at that place; `cut`: nothing more will. */
export type Spoiling = (bytes: Buffer, from: number) => { bytes: Buffer; cut?: boolean };

interface Change {
  at: number;
  drop: number;
  put: Buffer;
  /** The connection ends there, or the server says nothing more. */
  ends?: 'cut' | 'silence';
}

const words = [
  '\r\n',
  '* ',
  '* BYE\r\n',
  '* NO [UNAVAILABLE] plus tard\r\n',
  '* BAD\r\n',
  '+ \r\n',
  '{0}\r\n',
  '{99999999}\r\n',
  '{-1}\r\n',
  '{10+}\r\n',
  '(',
  ')',
  '((((((((((((((((((((',
  '"',
  '\\',
  'NIL',
  '* 1 FETCH (UID 1 BODY[] {4}\r\n',
  '* SEARCH 4294967295 0 -1 a\r\n',
  '* 4294967295 EXISTS\r\n',
  '* OK [UIDVALIDITY 0]\r\n',
  '\u0000',
  '\u00ff',
  'A1 OK fin\r\n',
  '2 OK fin\r\n',
] as const;

/** One to four changes at places of the whole stream, the beginning being where the most is said. */
export function spoiling(chance: Chance, length: number): Spoiling {
  const changes = Array.from({ length: chance.pick([1, 1, 2, 4]) }, (): Change => {
    const at = chance.below(chance.pick([600, 3000, length, length]));
    const kind = chance.below(10);
    if (kind === 0) return { at, drop: 0, put: Buffer.alloc(0), ends: chance.pick(['cut', 'silence']) };
    const put = kind < 6 ? Buffer.from(chance.pick(words), 'latin1') : chance.bytes(chance.below(6));
    return { at, drop: chance.below(chance.pick([1, 3, 40])), put };
  }).toSorted((one, other) => one.at - other.at);
  let over: Change['ends'];
  return (bytes, from) => {
    if (over) return { bytes: Buffer.alloc(0) };
    const said: Buffer[] = [];
    let next = 0;
    while (changes[0] && changes[0].at < from + bytes.length) {
      const [change] = changes.splice(0, 1);
      if (!change) break;
      const at = Math.max(change.at - from, next);
      said.push(bytes.subarray(next, at), change.put);
      next = Math.min(at + change.drop, bytes.length);
      over = change.ends;
      if (over) return { bytes: Buffer.concat(said), cut: over === 'cut' };
    }
    return { bytes: Buffer.concat([...said, bytes.subarray(next)]) };
  };
}
