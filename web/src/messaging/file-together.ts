import type { Piece } from '@liane/server/contract/messaging';

export interface Together {
  person: { id: string; displayName: string };
  pieces: readonly Piece[];
}

/** The documents of a message that one step may file: at least two still wait, each certainly of the same person. */
export function togetherFor(all: readonly Piece[]): Together | undefined {
  const pieces = all.filter(({ state }) => state === 'to-decide');
  const person = pieces[0]?.proposed[0];
  if (person === undefined || pieces.length < 2) return undefined;
  const same = pieces.every(({ certain, proposed }) => certain && proposed[0]?.id === person.id);
  return same ? { person: { id: person.id, displayName: person.displayName }, pieces } : undefined;
}
