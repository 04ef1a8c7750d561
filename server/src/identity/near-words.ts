import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { lettersApart } from './letters.ts';
import { identityTables } from './tables.ts';

/** A word that names somebody here, and how many letters from what was typed. */
export interface NearWord {
  word: string;
  apart: number;
}

const most = 12;

/** The words of this organisation that `typed` may stand for, the nearest first: at most one letter wrong in a short word, two in a long one. */
export async function nearWords(tx: Tx, organisationId: string, typed: string): Promise<NearWord[]> {
  const tolerated = typed.length < 6 ? 1 : 2;
  if (typed.length < 3) return [{ word: typed, apart: 0 }];
  const row = await identityTables(tx)
    .selectFrom('name_words')
    .select(sql<string | null>`string_agg(word, ' ')`.as('words'))
    .where('organisation_id', '=', organisationId)
    .where(sql<number>`length(word)`, '>=', typed.length - tolerated)
    .executeTakeFirst();
  return (row?.words ?? '')
    .split(' ')
    .map((word) => ({ word, apart: apartFromBeginning(word, typed, tolerated) }))
    .filter(({ apart }) => apart <= tolerated)
    .toSorted((a, b) => a.apart - b.apart || a.word.length - b.word.length)
    .slice(0, most);
}

/** What is typed may be the beginning of a word. */
function apartFromBeginning(word: string, typed: string, tolerated: number): number {
  let least = lettersApart(typed, word.slice(0, typed.length));
  for (let length = typed.length - tolerated; length <= typed.length + tolerated; length++) {
    if (length !== typed.length && length <= word.length)
      least = Math.min(least, lettersApart(typed, word.slice(0, length)));
  }
  return least;
}
