import type { Coded } from '@liane/vocabulary';
import type { Dose, Frequency, Intake, Treatment } from '../../models/treatment.ts';
import { attribute, bound, codeElement, freshId, templateIds, textReference } from '../markup.ts';
import type { Times } from '../times.ts';
import { noProduct, product } from './product.ts';

/** Traitement, normal dosing (CDA digest §4.2). */
const roots = [
  '2.16.840.1.113883.10.20.1.24',
  '1.3.6.1.4.1.19376.1.5.3.1.4.7',
  '1.3.6.1.4.1.19376.1.5.3.1.4.7.1',
  '1.2.250.1.213.1.1.3.42',
];

/** The anchors of a treatment: its medicine, its posology and, when any, its condition. */
export interface TreatmentAnchors {
  medicine: string;
  posology: string;
  condition: string;
}

/** What is to be taken. */
export const treatmentEntry = (treatment: Treatment, anchors: TreatmentAnchors, newId: () => string): string =>
  `<substanceAdministration classCode="SBADM" moodCode="INT">${templateIds(roots)}
${freshId(newId)}<code code="DRUG" displayName="Traitement médicamenteux" codeSystem="2.16.840.1.113883.5.4"/>
${textReference(anchors.posology)}<statusCode code="completed"/>
<effectiveTime xsi:type="IVL_TS">${bound('low', treatment.since)}${bound('high', treatment.until)}</effectiveTime>
${frequency(treatment.frequency)}${treatment.route ? codeElement(treatment.route, 'routeCode') : ''}${dose(treatment.dose)}
${product(treatment.medicine, anchors.medicine)}${treatment.condition ? precondition(anchors.condition) : ''}</substanceAdministration>`;

/** What was given, and when: `takenAt` to the second. */
export function intakeEntry(intake: Intake, anchor: string, times: Times, newId: () => string): string {
  const at = times.stamp(intake.takenAt);
  return `<substanceAdministration classCode="SBADM" moodCode="EVN">${templateIds(roots)}
${freshId(newId)}<code code="DRUG" displayName="Traitement médicamenteux" codeSystem="2.16.840.1.113883.5.4"/>
${textReference(anchor)}<statusCode code="completed"/>
<effectiveTime xsi:type="IVL_TS"><low value="${at}"/><high nullFlavor="NA"/></effectiveTime>
${intake.medicine ? product(intake.medicine, anchor) : noProduct()}</substanceAdministration>`;
}

/** No treatment, or no information on treatments (JDV_AbsentOrUnknownMedication). */
export const noTreatmentEntry = (absence: Coded, anchor: string, mood: 'INT' | 'EVN', newId: () => string): string =>
  `<substanceAdministration classCode="SBADM" moodCode="${mood}">${templateIds(roots)}
${freshId(newId)}${codeElement(absence)}${textReference(anchor)}<statusCode code="completed"/>
<effectiveTime xsi:type="IVL_TS"><low nullFlavor="NA"/><high nullFlavor="NA"/></effectiveTime>
${noProduct()}</substanceAdministration>`;

function frequency(frequency: Frequency | undefined): string {
  if (!frequency) return '';
  return 'every' in frequency
    ? `<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="${frequency.every}" unit="${frequency.unit}"/></effectiveTime>`
    : `<effectiveTime xsi:type="EIVL_TS" operator="A"><event code="${frequency.at}"/></effectiveTime>`;
}

function dose(dose: Dose | undefined): string {
  if (!dose) return '';
  const unit = attribute('unit', dose.unit);
  return `<doseQuantity><low value="${dose.low}"${unit}/><high value="${dose.high ?? dose.low}"${unit}/></doseQuantity>`;
}

const precondition = (anchor: string): string =>
  `<precondition><criterion>${textReference(anchor)}</criterion></precondition>`;
