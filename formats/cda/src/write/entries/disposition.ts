import { escapeText } from '@liane/xml';
import type { Hospital } from '../../models/hospital.ts';
import { addrElement, structureId, telecomElements } from '../header/people.ts';
import { codeElement, freshId, templateIds, textReference } from '../markup.ts';
import { loinc } from '../../codes/code-systems.ts';

/** The hospital the usager would rather go to, as receiver (CDA digest §4.3 line 1); none when not said. */
export const dispositionEntry = (hospital: Hospital | undefined, anchor: string, newId: () => string): string =>
  `<act classCode="ACT" moodCode="INT">${templateIds(['1.3.6.1.4.1.19376.1.5.3.1.1.10.4.2', '1.2.250.1.213.1.1.3.97'])}
${freshId(newId)}${codeElement(loinc('11302-7', 'Etablissement de santé de préférence'))}${textReference(anchor)}
<statusCode code="normal"/><effectiveTime nullFlavor="NAV"/>${hospital ? receiver(hospital) : ''}</act>`;

const receiver = (hospital: Hospital): string =>
  `<participant typeCode="RCV"><time nullFlavor="NAV"/><participantRole classCode="ROL">
${hospital.structIdNat ? structureId(hospital.structIdNat) : ''}${addrElement(hospital.address)}${telecomElements(hospital.telecoms)}
<playingEntity><name>${escapeText(hospital.name)}</name></playingEntity></participantRole></participant>`;
