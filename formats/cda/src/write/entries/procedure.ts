import type { Coded } from '@liane/vocabulary';
import type { PartialDate } from '../../models/known.ts';
import { codeElement, freshId, templateIds, textReference } from '../markup.ts';
import { hl7Day } from '../times.ts';

const roots = ['2.16.840.1.113883.10.20.1.29', '1.3.6.1.4.1.19376.1.5.3.1.4.19', '1.2.250.1.213.1.1.3.62'];

/** An act done, under way, or known not to be (CDA digest §4.2 Acte). */
export const procedureEntry = (
  procedure: { code: Coded; anchor: string; done: boolean; since: PartialDate | undefined },
  newId: () => string,
): string =>
  `<procedure classCode="PROC" moodCode="EVN" negationInd="${!procedure.done}">${templateIds(roots)}
${freshId(newId)}${codeElement(procedure.code)}${textReference(procedure.anchor)}<statusCode code="active"/>
<effectiveTime>${procedure.since ? `<low value="${hl7Day(procedure.since)}"/>` : '<low nullFlavor="UNK"/>'}</effectiveTime></procedure>`;

/** The procedure that coded results demand even when they come from none (CDA digest §4.3 line 9). */
export const noProcedureEntry = (anchor: string, newId: () => string): string =>
  `<procedure classCode="PROC" moodCode="EVN">${templateIds(roots)}
${freshId(newId)}<code nullFlavor="NA"/>${textReference(anchor)}<statusCode code="completed"/><effectiveTime nullFlavor="NA"/></procedure>`;
