import type { XmlElement } from '@liane/xml';
import type { JudgedDocument } from './judged-document.ts';

/** What a rule answers of one place. */
export interface Objection {
  at: XmlElement;
  message: string;
}

/** One demand of a specification; the clause is that of the CDA digest. */
export interface Rule {
  code: string;
  clause: string;
  level: 'fault' | 'warning';
  judge: (document: JudgedDocument) => Iterable<Objection>;
}

export const fault = (code: string, clause: string, judge: Rule['judge']): Rule => ({
  code,
  clause,
  level: 'fault',
  judge,
});

export const warning = (code: string, clause: string, judge: Rule['judge']): Rule => ({
  code,
  clause,
  level: 'warning',
  judge,
});

/** Objects to every element that does not pass. */
export const every = (
  elements: readonly XmlElement[],
  passes: (element: XmlElement) => boolean,
  message: string | ((element: XmlElement) => string),
): Objection[] =>
  elements
    .filter((element) => !passes(element))
    .map((at) => ({ at, message: typeof message === 'string' ? message : message(at) }));

/** Objects, at the given place, unless the condition holds. */
export const demand = (holds: boolean, at: XmlElement, message: string): Objection[] =>
  holds ? [] : [{ at, message }];
