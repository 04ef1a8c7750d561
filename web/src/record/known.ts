import type { RecordHeader } from '@liane/server/contract/record';
import { spoken } from '../facts/spoken.ts';

export type Known = RecordHeader['allergies'];

/** What a screen must never confuse: three sayings, and what this role may not read. */
export type Saying =
  | { state: 'some'; items: string[] }
  | { state: 'none'; words: string; by: string; at: string }
  | { state: 'unsaid'; words: string }
  | { state: 'hidden'; words: string };

const inSight = 12;

/** Beyond a dozen the header tells how many more there are: never fewer in silence. */
export function inHeader(items: readonly string[]): { shown: string; more: number } {
  if (items.length <= inSight + 1) return { shown: items.join(', '), more: 0 };
  return { shown: items.slice(0, inSight).join(', '), more: items.length - inSight };
}

/** « Pénicilline », « Aucune connue » (somebody said so) or « Non renseigné » (nobody said anything; `unsaid` makes it agree). */
export function sayingOf(known: Known, none: string, unsaid = 'Non renseigné'): Saying {
  switch (known.state) {
    case 'some':
      return { state: 'some', items: [...new Set(known.items.map(spoken))] };
    case 'none-known':
      return { state: 'none', words: none, by: known.by, at: known.at };
    case 'hidden':
      return { state: 'hidden', words: 'Réservé aux soignants' };
    default:
      return { state: 'unsaid', words: unsaid };
  }
}
