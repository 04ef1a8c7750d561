import type { Coded } from '@liane/vocabulary';
import type { PartialDate } from '../../models/known.ts';
import { bound, codeElement, codedAttributes, freshId, originalText, templateIds, textReference } from '../markup.ts';
import { concern } from './concern.ts';
import type { Course } from './concern.ts';

/** A problem as its concern carries it. `value` absent: in words only, by its anchor. */
export interface ProblemStatement extends Course {
  /** JDV_ProblemCodes. */
  nature: Coded;
  value: Coded | undefined;
  anchor: string;
}

/** Concern of a problem, and the problem (CDA digest §4.2). */
export const problemConcern = (problem: ProblemStatement, newId: () => string): string =>
  concern('1.3.6.1.4.1.19376.1.5.3.1.4.5.2', '1.2.250.1.213.1.1.3.39', problem, observation(problem, newId), newId);

const observation = ({ nature, value, anchor, since, until }: ProblemStatement, newId: () => string): string =>
  `<observation classCode="OBS" moodCode="EVN">
${templateIds(['2.16.840.1.113883.10.20.1.28', '1.3.6.1.4.1.19376.1.5.3.1.4.5', '1.2.250.1.213.1.1.3.37'])}
${freshId(newId)}${codeElement(nature)}${textReference(anchor)}<statusCode code="completed"/>${period(since, until)}
<value xsi:type="CD"${value ? codedAttributes(value) : ''}>${originalText(anchor)}</value></observation>`;

const period = (since: PartialDate | undefined, until: PartialDate | undefined): string =>
  `<effectiveTime>${bound('low', since)}${until ? bound('high', until) : ''}</effectiveTime>`;
