import { foldName } from '@liane/vocabulary';

/** The first sentence says the dose; what follows says how to take it, what to watch, whom to tell. */
export interface SaidPosology {
  dose: string;
  /** Sentences that do not begin by a quantity: another dose does not depend on them. */
  instructions: string[];
  /** Sentences that begin by a quantity: kept beside another dose they would contradict it. */
  otherDoses: string[];
}

const sentenceEnd = /(?<=[.!?])\s+(?=\p{Lu}|\d)|\n+/u;

export function saidPosology(posology: string): SaidPosology {
  const [first = '', ...others] = posology.split(sentenceEnd).map((sentence) => sentence.trim());
  const [dose = '', ...beside] = first.split(/\s+;\s+/);
  const rest = [beside.join(' ; '), ...others].filter(Boolean);
  const [otherDoses, instructions] = [rest.filter(isQuantity), rest.filter((sentence) => !isQuantity(sentence))];
  return { dose, instructions, otherDoses };
}

const isQuantity = (sentence: string): boolean => /^(\d|un |une |deux |trois |quatre )/i.test(sentence);

/** Those that other words do not say already. */
export const notSaidIn = (words: string, sentences: readonly string[]): string[] =>
  sentences.filter((sentence) => !foldName(words).includes(foldName(sentence)));

/** A dose and sentences, as one posology. */
export const joined = (dose: string, sentences: readonly string[]): string =>
  [sentences.length === 0 || /[.!?]$/.test(dose) ? dose : `${dose}.`, ...sentences].join(' ');
