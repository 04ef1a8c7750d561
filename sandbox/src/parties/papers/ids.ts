import { createHash } from 'node:crypto';

/** An OID made from words: the same act makes the same document, whatever happens meanwhile (`2.25.` and a UUID in decimal). */
export const oidFrom = (...words: string[]): string =>
  `2.25.${BigInt(`0x${createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 32)}`)}`;
