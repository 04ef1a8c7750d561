import type { Coded } from '@liane/vocabulary';
import type { PartialDate } from '../../models/known.ts';
import { codeElement, freshId, templateIds, textReference } from '../markup.ts';
import { hl7Day } from '../times.ts';

const roots = [
  '2.16.840.1.113883.10.20.1.17',
  '1.3.6.1.4.1.19376.1.5.3.1.4.13',
  '1.3.6.1.4.1.19376.1.5.3.1.4.13.7',
  '1.2.250.1.213.1.1.3.54',
];

/** A directive (CDA digest §4.2); `value` is a BL, or nothing for « Autre directive ». */
export const advanceDirectiveEntry = (
  directive: { code: Coded; anchor: string; on: PartialDate | undefined; value: string },
  newId: () => string,
): string =>
  `<observation classCode="OBS" moodCode="EVN">${templateIds(roots)}
${freshId(newId)}${codeElement(directive.code)}${textReference(directive.anchor)}<statusCode code="completed"/>
<effectiveTime ${directive.on ? `value="${hl7Day(directive.on)}"` : 'nullFlavor="UNK"'}/>${directive.value}</observation>`;
