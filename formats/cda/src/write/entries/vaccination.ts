import type { Coded } from '@liane/vocabulary';
import type { Vaccination } from '../../models/vaccination.ts';
import { codeElement, freshId, templateIds, textReference } from '../markup.ts';
import { hl7Day } from '../times.ts';
import { noProduct, product } from './product.ts';

const roots = ['2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.12', '1.2.250.1.213.1.1.3.45'];

const vaccine: Coded = {
  code: 'IMMUNIZ',
  display: 'Vaccination sans autre précision',
  system: '2.16.840.1.113883.5.4',
};

/** A vaccination, done or not (CDA digest §4.2): `negationInd` is mandatory. */
export const vaccinationEntry = (vaccination: Vaccination, anchor: string, newId: () => string): string =>
  `<substanceAdministration classCode="SBADM" moodCode="EVN" negationInd="${!vaccination.done}">${templateIds(roots)}
${freshId(newId)}${codeElement(vaccine)}${textReference(anchor)}<statusCode code="completed"/>
<effectiveTime ${vaccination.on ? `value="${hl7Day(vaccination.on)}"` : 'nullFlavor="UNK"'}/>
${vaccination.route ? codeElement(vaccination.route, 'routeCode') : ''}${product(vaccination, anchor)}</substanceAdministration>`;

/** No vaccination, or no information on vaccinations (JDV_AbsentOrUnknownImmunization). */
export const noVaccinationEntry = (absence: Coded, anchor: string, newId: () => string): string =>
  `<substanceAdministration classCode="SBADM" moodCode="EVN" negationInd="false">${templateIds(roots)}
${freshId(newId)}${codeElement(absence)}${textReference(anchor)}<statusCode code="completed"/>
<effectiveTime nullFlavor="NA"/>${noProduct()}</substanceAdministration>`;
