import { bound, freshId, templateIds } from '../markup.ts';
import type { PartialDate } from '../../models/known.ts';

/** What a concern says of the life of its subject. */
export interface Course {
  /** Still followed, or over. */
  active: boolean;
  since?: PartialDate | undefined;
  until?: PartialDate | undefined;
}

/** Shared by problems and allergies (CDA digest §4.2): code NA; a high bound when and only when it is over. */
export const concern = (
  kind: string,
  franceKind: string,
  course: Course,
  subject: string,
  newId: () => string,
): string =>
  `<act classCode="ACT" moodCode="EVN">
${templateIds(['2.16.840.1.113883.10.20.1.27', '1.3.6.1.4.1.19376.1.5.3.1.4.5.1', kind, franceKind])}
${freshId(newId)}<code nullFlavor="NA"/><statusCode code="${course.active ? 'active' : 'completed'}"/>
<effectiveTime>${bound('low', course.since)}${course.active ? '' : bound('high', course.until)}</effectiveTime>
<entryRelationship typeCode="SUBJ" inversionInd="false">${subject}</entryRelationship></act>`;
