import type { XmlElement } from '@liane/xml';
import { codeOf, periodOf } from './datatypes.ts';
import type { ReadCode } from './values.ts';
import type { ReadAllergy } from './facts.ts';
import { collapse, filled, wordsOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** §4.2, codes of the observations that qualify an allergy. */
const severityCode = 'SEV';
const criticalityCode = '82606-5';

/** Allergie (e.41): agent as a consumed product, reactions as manifestations, severity and criticality beside. */
export function allergyOf(
  observation: XmlElement,
  status: string | undefined,
  section: string | undefined,
  reading: Reading,
): ReadAllergy {
  const related = observation.childrenNamed('entryRelationship');
  const qualified = (code: string): ReadCode | undefined =>
    codeOf(
      related
        .map((each) => each.child('observation'))
        .find((each) => each?.child('code')?.attribute('code') === code)
        ?.child('value'),
      reading,
    );
  return {
    section,
    narrative: wordsOf(observation.child('text'), reading),
    kind: codeOf(observation.child('code'), reading),
    agent: agentOf(observation, reading) ?? codeOf(observation.child('value'), reading),
    reactions: related
      .filter((each) => each.attribute('typeCode') === 'MFST')
      .flatMap((each) => codeOf(each.path('observation', 'value'), reading) ?? []),
    severity: qualified(severityCode),
    criticality: qualified(criticalityCode),
    period: periodOf(observation.child('effectiveTime'), reading),
    status,
    denied: observation.attribute('negationInd') === 'true',
  };
}

function agentOf(observation: XmlElement, reading: Reading): ReadCode | undefined {
  const entity = observation
    .childrenNamed('participant')
    .find((each) => each.attribute('typeCode') === 'CSM')
    ?.path('participantRole', 'playingEntity');
  const name = filled(collapse(entity?.child('name')?.allText() ?? ''));
  return (
    codeOf(entity?.child('code'), reading) ??
    (name === undefined ? undefined : { code: undefined, system: undefined, display: name, originalText: name })
  );
}
