import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { lettersFromBeginning } from './letters.ts';
import { identityTables } from './tables.ts';

/** A word that names somebody here, and how many letters from what was typed. */
export interface NearWord {
  word: string;
  apart: number;
}

const most = 100;

/** For each word typed, the words of this organisation that it may stand for, the nearest first: at most one letter wrong in a short word, two in a long one. */
export async function nearWords(tx: Tx, organisationId: string, typed: readonly string[]): Promise<NearWord[][]> {
  const shortest = Math.min(...typed.map((word) => word.length - toleratedIn(word)));
  const row = await identityTables(tx)
    .selectFrom('name_words')
    .select(sql<string | null>`string_agg(word, ' ')`.as('words'))
    .where('organisation_id', '=', organisationId)
    .where(sql<number>`length(word)`, '>=', shortest)
    .executeTakeFirst();
  const known = (row?.words ?? '').split(' ');
  return typed.map((word) => nearest(word, known));
}

/** In one letter or two, an error would mean anything. */
const toleratedIn = (word: string): number => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);

function nearest(typed: string, known: readonly string[]): NearWord[] {
  const tolerated = toleratedIn(typed);
  return known
    .map((word) => ({ word, apart: lettersFromBeginning(typed, word, tolerated) }))
    .filter(({ apart }) => apart <= tolerated)
    .toSorted((a, b) => a.apart - b.apart || a.word.length - b.word.length)
    .slice(0, most);
}
