import type { XmlElement } from '@liane/xml';
import type { Unreadable } from './document.ts';

export const hl7 = 'urn:hl7-org:v3';

/** What one reading shares: the elements of the narrative by anchor, and what could not be understood. */
export interface Reading {
  /** Narrative elements that bear an `ID`. */
  anchors: ReadonlyMap<string, XmlElement>;
  /** Words already looked up, so that a thousand references cost one. */
  words: Map<string, string>;
  /** Characters of referred words still allowed: anchors nest, and a hostile document would multiply its text. */
  allowance: number;
  unreadable: Unreadable[];
}

const mostNotes = 200;
const mostWords = 4000;
const mostReferredCharacters = 20_000_000;

export function startReading(document: XmlElement): Reading {
  const anchors = new Map<string, XmlElement>();
  for (const section of document.descendants('section', hl7)) {
    const text = section.child('text', hl7);
    if (text !== undefined) collectAnchors(text, anchors);
  }
  return { anchors, words: new Map(), allowance: mostReferredCharacters, unreadable: [] };
}

/** Writes down what cannot be read, and goes on. */
export function note(reading: Reading, where: string, reason: string): void {
  if (reading.unreadable.length < mostNotes) reading.unreadable.push({ where, reason });
}

/** The words a `text` or `originalText` stands for: its reference into the narrative, else its own text. */
export function wordsOf(element: XmlElement | undefined, reading: Reading): string | undefined {
  if (element === undefined) return undefined;
  const target = element.child('reference')?.attribute('value')?.replace(/^#/, '');
  return (target === undefined ? undefined : referredWords(target, reading)) ?? filled(collapse(element.allText()));
}

function referredWords(target: string, reading: Reading): string | undefined {
  const known = reading.words.get(target);
  if (known !== undefined) return known;
  const anchor = reading.anchors.get(target);
  if (anchor === undefined || reading.allowance <= 0) return undefined;
  const parts: string[] = [];
  gather(anchor, parts, mostWords);
  const words = collapse(parts.join(''));
  reading.words.set(target, words);
  reading.allowance -= words.length;
  return words;
}

/** Texts below the element until `room` characters; answers the room left. */
function gather(element: XmlElement, parts: string[], room: number): number {
  let left = room;
  for (const node of element.content) {
    if (left <= 0) return 0;
    if (typeof node !== 'string') left = gather(node, parts, left);
    else {
      parts.push(node.slice(0, left));
      left -= node.length;
    }
  }
  return left;
}

export const collapse = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ').trim();

export const filled = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : text;

function collectAnchors(element: XmlElement, anchors: Map<string, XmlElement>): void {
  for (const child of element.children) {
    const id = child.attribute('ID');
    if (id !== undefined && !anchors.has(id)) anchors.set(id, child);
    collectAnchors(child, anchors);
  }
}
