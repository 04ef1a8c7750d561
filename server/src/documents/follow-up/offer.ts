import { createHash } from 'node:crypto';
import type { Fact, FactContent, KeptBy } from '../../facts/index.ts';

/** A line offered to the record, and the version of the record it would change. */
export interface Offer {
  key: string;
  about: 'treatment' | 'problem' | 'allergy' | 'follow-up';
  action: 'start' | 'change' | 'stop' | 'note';
  title: string;
  was: string | null;
  becomes: string | null;
  /** Instructions of the record that the document leaves out, and what is written when they go on; null when there is none. */
  keeping: { words: string; becomes: string; content: FactContent } | null;
  /** What the record would say no more, whatever is kept. */
  lost: string | null;
  kept: KeptBy;
  /** What is written when it is accepted; null when something ends. */
  content: FactContent | null;
  /** The fact corrected or ended. */
  of: Fact | null;
}

/** The same words make the same key from one version of a document to the next: only what changed is proposed again. */
export const keyOf = (...said: readonly (string | undefined)[]): string =>
  createHash('sha256')
    .update(said.map((one) => (one ?? '').replaceAll(/\s+/g, ' ').trim().toLocaleLowerCase('fr')).join('\n'))
    .digest('hex')
    .slice(0, 32);
