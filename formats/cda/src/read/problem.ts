import type { XmlElement } from '@liane/xml';
import { codeOf, periodOf } from './datatypes.ts';
import type { ReadProblem } from './facts.ts';
import { wordsOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** Problème (e.37) under its concern (e.39), whose status it takes. */
export function problemOf(
  observation: XmlElement,
  status: string | undefined,
  section: string | undefined,
  reading: Reading,
): ReadProblem {
  return {
    section,
    narrative: wordsOf(observation.child('text'), reading),
    kind: codeOf(observation.child('code'), reading),
    value: codeOf(observation.child('value'), reading),
    period: periodOf(observation.child('effectiveTime'), reading),
    status,
    denied: observation.attribute('negationInd') === 'true',
  };
}
