import type { XmlElement } from '@liane/xml';
import { codeOf, periodOf } from './datatypes.ts';
import type { ReadObservation } from './facts.ts';
import { wordsOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { valueOf } from './value.ts';

/** Observation simple, vital sign, directive or laboratory result: the same element under several templates (§4.2, §4.11). */
export function observationOf(observation: XmlElement, section: string | undefined, reading: Reading): ReadObservation {
  return {
    section,
    narrative: wordsOf(observation.child('text'), reading),
    code: codeOf(observation.child('code'), reading),
    value: valueOf(observation.child('value'), reading),
    at: periodOf(observation.child('effectiveTime'), reading),
    interpretation: observation.child('interpretationCode')?.attribute('code'),
    reference: valueOf(observation.path('referenceRange', 'observationRange', 'value'), reading),
    status: observation.child('statusCode')?.attribute('code'),
    denied: observation.attribute('negationInd') === 'true',
  };
}
