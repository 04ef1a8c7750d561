import { sinceInFrench } from '@liane/vocabulary';
import { absentMedications } from '../../codes/absent-or-unknown.ts';
import type { Known, PartialDate } from '../../models/known.ts';
import type { Treatment } from '../../models/treatment.ts';
import { loinc } from '../../codes/code-systems.ts';
import { noTreatmentEntry, treatmentEntry } from '../entries/treatment.ts';
import { capital, cell, paragraph } from '../narrative.ts';
import type { Section } from '../section.ts';
import { spokenDay } from '../times.ts';

const anchorsOf = (index: number) => ({
  medicine: `traitement-${index + 1}`,
  posology: `traitement-${index + 1}-posologie`,
  condition: `traitement-${index + 1}-condition`,
});

const absence = {
  none: 'Aucun traitement au long cours',
  'not-provided': 'Traitements : non renseignés',
};

const period = (since: PartialDate | undefined, until: PartialDate | undefined): string =>
  [since && capital(sinceInFrench(since)), until && `jusqu’au ${spokenDay(until)}`].filter(Boolean).join(', ') || '—';

/** Traitements au long cours (CDA digest §4.3 line 5): posology in words always, structured when known. */
export const treatments: Section<Known<Treatment>> = {
  templateIds: ['2.16.840.1.113883.10.20.1.8', '1.3.6.1.4.1.19376.1.5.3.1.3.19', '1.2.250.1.213.1.1.2.143'],
  code: loinc('10160-0', 'Traitements'),
  title: 'Traitements au long cours',
  narrative: (known) =>
    known.known === 'items'
      ? [
          {
            kind: 'table',
            head: ['Médicament', 'Posologie', 'Voie', 'Motif', 'Si besoin', 'Période'],
            rows: known.items.map(({ medicine, posology, route, reason, condition, since, until }, index) => {
              const anchors = anchorsOf(index);
              return [
                cell(medicine.label, anchors.medicine),
                cell(posology, anchors.posology),
                cell(route?.display ?? '—'),
                cell(reason ?? '—'),
                condition ? cell(condition, anchors.condition) : cell('—'),
                cell(period(since, until)),
              ];
            }),
          },
        ]
      : [paragraph(absence[known.known], 'traitement')],
  entries: (known, { newId }) =>
    known.known === 'items'
      ? known.items.map((treatment, index) => treatmentEntry(treatment, anchorsOf(index), newId))
      : [noTreatmentEntry(absentMedications[known.known], 'traitement', 'INT', newId)],
};
