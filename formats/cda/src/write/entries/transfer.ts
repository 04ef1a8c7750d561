import { escapeText } from '@liane/xml';
import type { Hospital } from '../../models/hospital.ts';
import { addrElement, structureId, telecomElements } from '../header/people.ts';
import { codeElement, freshId, templateIds, textReference } from '../markup.ts';
import { loinc } from '../../codes/code-systems.ts';

/** A transfer intended (CDA digest §4.2): written before the arrival, so never `completed`. The FINESS is an id, not a template (§4.4). */
export const transferEntry = (
  transfer: { destination: Hospital; leftAt: string; anchor: string },
  newId: () => string,
): string =>
  `<act classCode="ACT" moodCode="INT">${templateIds(['1.3.6.1.4.1.19376.1.5.3.1.1.25.1.4.1', '1.2.250.1.213.1.1.3.28'])}
${freshId(newId)}${codeElement(loinc('80413-8', 'Transfert du patient'))}${textReference(transfer.anchor)}<statusCode code="normal"/>
<effectiveTime><low value="${transfer.leftAt}"/></effectiveTime>${destination(transfer.destination)}</act>`;

const destination = (hospital: Hospital): string =>
  `<participant typeCode="DST"><participantRole classCode="SDLOC">${hospital.structIdNat ? structureId(hospital.structIdNat) : ''}
${hospital.sector ? codeElement(hospital.sector) : '<code nullFlavor="NAV"/>'}${addrElement(hospital.address)}${telecomElements(hospital.telecoms)}
<playingEntity classCode="ENT"><name>${escapeText(hospital.name)}</name></playingEntity></participantRole></participant>`;
