import type { Coded } from '@liane/vocabulary';
import { codeElement, freshId, templateIds, textReference } from '../markup.ts';

/** The parts of a simple observation; `time` is an HL7 stamp, `value` and `after` are markup. */
export interface SimpleObservation {
  code: Coded;
  anchor: string;
  time: string | undefined;
  value: string;
  /** What follows the value: targetSiteCode. */
  after?: string;
  /** Templates of a narrower kind. */
  alsoTemplates?: readonly string[];
}

/** CDA digest §4.2: id, code, text, status and time are all mandatory. */
export const simpleObservation = (observation: SimpleObservation, newId: () => string): string =>
  `<observation classCode="OBS" moodCode="EVN">
${templateIds(['1.3.6.1.4.1.19376.1.5.3.1.4.13', '1.2.250.1.213.1.1.3.48', ...(observation.alsoTemplates ?? [])])}
${freshId(newId)}${codeElement(observation.code)}${textReference(observation.anchor)}<statusCode code="completed"/>
${observation.time ? `<effectiveTime value="${observation.time}"/>` : '<effectiveTime nullFlavor="UNK"/>'}${observation.value}${observation.after ?? ''}</observation>`;
