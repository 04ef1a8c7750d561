import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { lettersFromBeginning } from './letters.ts';
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
    .map((word) => ({ word, apart: lettersFromBeginning(typed, word, tolerated) }))
    .filter(({ apart }) => apart <= tolerated)
    .toSorted((a, b) => a.apart - b.apart || a.word.length - b.word.length)
    .slice(0, most);
}
