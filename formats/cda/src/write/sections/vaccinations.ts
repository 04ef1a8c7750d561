import { absentImmunizations } from '../../codes/absent-or-unknown.ts';
import type { Known } from '../../models/known.ts';
import type { Vaccination } from '../../models/vaccination.ts';
import { loinc } from '../../codes/code-systems.ts';
import { noVaccinationEntry, vaccinationEntry } from '../entries/vaccination.ts';
import { cell, paragraph, yesNo } from '../narrative.ts';
import type { Section } from '../section.ts';
import { spokenDay } from '../times.ts';

const anchorOf = (index: number): string => `vaccin-${index + 1}`;

const absence = { none: 'Aucun vaccin connu', 'not-provided': 'Vaccinations : non renseignées' };

/** Vaccinations (CDA digest §4.3 line 10). */
export const vaccinations: Section<Known<Vaccination>> = {
  templateIds: ['2.16.840.1.113883.10.20.1.6', '1.3.6.1.4.1.19376.1.5.3.1.3.23', '1.2.250.1.213.1.1.2.147'],
  code: loinc('11369-6', 'Historique des vaccinations'),
  title: 'Vaccinations',
  narrative: (known) =>
    known.known === 'items'
      ? [
          {
            kind: 'table',
            head: ['Vaccin', 'Effectué', 'Date', 'Lot'],
            rows: known.items.map(({ label, done, on, lotNumber }, index) => [
              cell(label, anchorOf(index)),
              cell(yesNo(done)),
              cell(spokenDay(on)),
              cell(lotNumber ?? '—'),
            ]),
          },
        ]
      : [paragraph(absence[known.known], 'vaccin')],
  entries: (known, { newId }) =>
    known.known === 'items'
      ? known.items.map((vaccination, index) => vaccinationEntry(vaccination, anchorOf(index), newId))
      : [noVaccinationEntry(absentImmunizations[known.known], 'vaccin', newId)],
};
