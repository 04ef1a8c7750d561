import type { XmlElement } from '@liane/xml';
import type { Unreadable } from './document.ts';

export const hl7 = 'urn:hl7-org:v3';

/** What one reading shares: the words of the narrative by anchor, and what could not be understood. */
export interface Reading {
  /** Text of every narrative element that bears an `ID`. */
  words: ReadonlyMap<string, string>;
  unreadable: Unreadable[];
}

const mostNotes = 200;

export function startReading(document: XmlElement): Reading {
  const words = new Map<string, string>();
  for (const section of document.descendants('section', hl7)) {
    const text = section.child('text', hl7);
    if (text !== undefined) collectWords(text, words);
  }
  return { words, unreadable: [] };
}

/** Writes down what cannot be read, and goes on. */
export function note(reading: Reading, where: string, reason: string): void {
  if (reading.unreadable.length < mostNotes) reading.unreadable.push({ where, reason });
}

/** The words a `text` or `originalText` stands for: its reference into the narrative, else its own text. */
export function wordsOf(element: XmlElement | undefined, reading: Reading): string | undefined {
  if (element === undefined) return undefined;
  const target = element.child('reference')?.attribute('value')?.replace(/^#/, '');
  const referred = target === undefined ? undefined : reading.words.get(target);
  return referred ?? filled(collapse(element.allText()));
}

export const collapse = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ').trim();

export const filled = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : text;

function collectWords(element: XmlElement, words: Map<string, string>): void {
  for (const child of element.children) {
    const id = child.attribute('ID');
    if (id !== undefined && !words.has(id)) words.set(id, collapse(child.allText()));
    collectWords(child, words);
  }
}
