import type { Hospital } from '../../models/hospital.ts';
import { loinc } from '../../codes/code-systems.ts';
import { dispositionEntry } from '../entries/disposition.ts';
import { paragraph } from '../narrative.ts';
import type { Section } from '../section.ts';

const anchor = 'hopital-prefere';

/** Dispositions (CDA digest §4.3 line 1). */
export const preferredHospital: Section<Hospital | undefined> = {
  templateIds: ['1.3.6.1.4.1.19376.1.5.3.1.1.13.2.10', '1.2.250.1.213.1.1.2.172'],
  code: loinc('11302-7', 'Dispositions'),
  title: 'Établissement de santé de préférence',
  narrative: (hospital) => [paragraph(hospital ? inWords(hospital) : 'Non renseigné', anchor)],
  entries: (hospital, { newId }) => [dispositionEntry(hospital, anchor, newId)],
};

/** Name, city and phone of a hospital. */
export function inWords({ name, address, telecoms }: Hospital): string {
  const phone = telecoms?.find(({ kind }) => kind === 'tel')?.value;
  return [name, address?.city, phone ? `téléphone ${phone}` : undefined].filter(Boolean).join(', ');
}
