import type { RecordHeader } from '@liane/server/contract/record';
import { spokenPhones } from '../facts/spoken.ts';

export type Known = RecordHeader['allergies'];

/** The three things a screen must never confuse. */
export type Saying =
  | { state: 'some'; items: string[] }
  | { state: 'none'; words: string; by: string; at: string }
  | { state: 'unsaid'; words: string };

/** « Pénicilline », « Aucune connue » (somebody said so) or « Non renseigné » (nobody said anything). */
export function sayingOf(known: Known, none: string): Saying {
  switch (known.state) {
    case 'some':
      return { state: 'some', items: [...new Set(known.items.map(spokenPhones))] };
    case 'none-known':
      return { state: 'none', words: none, by: known.by, at: known.at };
    default:
      return { state: 'unsaid', words: 'Non renseigné' };
    case 'hidden':
      return { state: 'unsaid', words: 'Réservé aux soignants' };
  }
}
