import type { Stage } from './stage/stage.ts';

/** Somebody of the cast, as a story presents them. */
export interface Character {
  /** Key in the cast. */
  key: string;
  /** « Mauricette Delaunay, 89 ans, attendue aux Glycines ». */
  presented: string;
}

/** What must be true once a step is done; `holds` throws otherwise. */
export interface Check {
  /** French sentence, printed. */
  claim: string;
  holds: (stage: Stage) => Promise<void>;
}

export interface Step {
  /** Who acts, as a sentence begins: « L’infirmière ». */
  who: string;
  /** What they do, as the sentence goes on: « se connecte avec Pro Santé Connect ». */
  does: string;
  act: (stage: Stage) => Promise<void>;
  checks: Check[];
}

/** A story is data: run, and printed. */
export interface Story {
  /** File name of the printed page. */
  id: string;
  title: string;
  /** In plain French. */
  tells: string;
  cast: Character[];
  /** Identifiers of the requirements it proves. */
  proves: string[];
  steps: Step[];
}

/** Names a story; its steps are a table, in order. */
export const story = (id: string, title: string, told: Omit<Story, 'id' | 'title'>): Story => ({ id, title, ...told });

/** `L’infirmière se connecte avec Pro Santé Connect`. */
export const sentenceOf = ({ who, does }: Step): string => `${who} ${does}`;
