import { absentMedications } from '../../codes/absent-or-unknown.ts';
import type { Known } from '../../models/known.ts';
import type { Intake } from '../../models/treatment.ts';
import { loinc } from '../../codes/code-systems.ts';
import { intakeEntry, noTreatmentEntry } from '../entries/treatment.ts';
import { cell, paragraph } from '../narrative.ts';
import type { Section } from '../section.ts';
import { treatments } from './treatments.ts';

const anchorOf = (index: number): string => `prise-${index + 1}`;

const absence = { none: 'Aucune prise de médicament', 'not-provided': 'Dernières prises : non renseignées' };

/** Last doses given, in the section Traitements (CDA digest §4.4). */
export const lastIntakes: Section<Known<Intake>> = {
  templateIds: treatments.templateIds,
  code: loinc('10160-0', 'Traitements'),
  title: 'Dernières prises de médicaments',
  narrative: (known, times) =>
    known.known === 'items'
      ? [
          {
            kind: 'table',
            head: ['Médicament', 'Quantité', 'Prise'],
            rows: known.items.map(({ medicine, quantity, takenAt }, index) => [
              cell(medicine?.label ?? 'Traitement habituel', anchorOf(index)),
              cell(quantity ?? '—'),
              cell(times.spoken(takenAt)),
            ]),
          },
        ]
      : [paragraph(absence[known.known], 'prise')],
  entries: (known, { newId, times }) =>
    known.known === 'items'
      ? known.items.map((intake, index) => intakeEntry(intake, anchorOf(index), times, newId))
      : [noTreatmentEntry(absentMedications[known.known], 'prise', 'EVN', newId)],
};
