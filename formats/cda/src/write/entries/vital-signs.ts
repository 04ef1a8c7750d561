import type { Coded } from '@liane/vocabulary';
import { codeElement, freshId, templateIds, textReference } from '../markup.ts';

/** One measure; `unit` in UCUM. */
export interface Measure {
  code: Coded;
  unit: string;
  value: number | undefined;
  anchor: string;
  /** HL7 stamp. */
  time: string;
}

/** Signes vitaux, grouped at the time of most of them, an HL7 stamp (CDA digest §4.2). */
export const vitalSignsEntry = (measures: readonly Measure[], time: string, newId: () => string): string =>
  `<organizer classCode="CLUSTER" moodCode="EVN">
${templateIds(['2.16.840.1.113883.10.20.1.32', '2.16.840.1.113883.10.20.1.35', '1.3.6.1.4.1.19376.1.5.3.1.4.13.1', '1.2.250.1.213.1.1.3.49'])}
${freshId(newId)}<code code="85353-1" displayName="Signes vitaux" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/>
<effectiveTime value="${time}"/>${measures.map((measure) => component(measure, newId)).join('')}</organizer>`;

const component = ({ code, unit, value, anchor, time }: Measure, newId: () => string): string => `
<component typeCode="COMP"><observation classCode="OBS" moodCode="EVN">
${templateIds(['2.16.840.1.113883.10.20.1.31', '1.3.6.1.4.1.19376.1.5.3.1.4.13', '1.3.6.1.4.1.19376.1.5.3.1.4.13.2', '1.2.250.1.213.1.1.3.50'])}
${freshId(newId)}${codeElement(code)}${textReference(anchor)}<statusCode code="completed"/><effectiveTime value="${time}"/>
${value === undefined ? '<value xsi:type="PQ" nullFlavor="NASK"/>' : `<value xsi:type="PQ" value="${value}" unit="${unit}"/>`}</observation></component>`;
