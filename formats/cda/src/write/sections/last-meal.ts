import type { TransferSheet } from '../../models/transfer-sheet.ts';
import { loinc, ta } from '../../codes/code-systems.ts';
import { simpleObservation } from '../entries/simple-observation.ts';
import { paragraph } from '../narrative.ts';
import type { Section } from '../section.ts';

const anchor = 'dernier-repas';

/** Statut fonctionnel of a transfer sheet: date and time of the last meal (CDA digest §4.4). */
export const lastMeal: Section<TransferSheet['lastMeal']> = {
  templateIds: ['1.3.6.1.4.1.19376.1.7.3.1.1.13.5', '1.2.250.1.213.1.1.2.162'],
  code: loinc('47420-5', 'Évaluation du statut fonctionnel'),
  title: 'Dernier repas',
  narrative: (meal, times) => [
    paragraph(
      meal
        ? `Dernier repas le ${times.spoken(meal.at)}${meal.comment ? ` (${meal.comment})` : ''}`
        : 'Dernier repas : non renseigné',
      anchor,
    ),
  ],
  entries: (meal, { newId, times }) => [
    simpleObservation(
      {
        code: ta('GEN-244', 'Date et heure du dernier repas'),
        anchor,
        time: meal && times.stamp(meal.at),
        value: meal
          ? `<value xsi:type="TS" value="${times.stamp(meal.at)}"/>`
          : '<value xsi:type="TS" nullFlavor="NASK"/>',
      },
      newId,
    ),
  ],
};
