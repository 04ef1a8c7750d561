import type { BoardRow, StayState } from '@liane/server/contract/stays';
import type { z } from 'zod';

export interface FreeBed {
  room: string;
  bed: string;
  bedId: string;
}

/** A room of the board: who lives there, and the beds that wait. */
export interface Room {
  /** null: nobody was given a room yet. */
  name: string | null;
  people: z.infer<typeof BoardRow>[];
  free: FreeBed[];
}

const byNumber = new Intl.Collator('fr', { numeric: true });

/** The board by room, in the order one walks the corridor. */
export function roomsOf(rows: readonly z.infer<typeof BoardRow>[], freeBeds: readonly FreeBed[]): Room[] {
  const names = new Set<string | null>([...rows.map(({ room }) => room), ...freeBeds.map(({ room }) => room)]);
  return [...names]
    .toSorted((a, b) => (a === null ? 1 : b === null ? -1 : byNumber.compare(a, b)))
    .map((name) => ({
      name,
      people: rows.filter(({ room }) => room === name).toSorted((a, b) => byNumber.compare(a.bed ?? '', b.bed ?? '')),
      free: freeBeds.filter(({ room }) => room === name),
    }));
}

export type Filter = 'all' | z.infer<typeof StayState> | 'free';

/** How many stand behind each filter. */
export function countOf(
  filter: Filter,
  rows: readonly z.infer<typeof BoardRow>[],
  freeBeds: readonly FreeBed[],
): number {
  if (filter === 'all') return rows.length;
  return filter === 'free' ? freeBeds.length : rows.filter(({ state }) => state === filter).length;
}
