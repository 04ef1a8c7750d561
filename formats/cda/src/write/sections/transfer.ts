import type { TransferSheet } from '../../models/transfer-sheet.ts';
import { loinc } from '../../codes/code-systems.ts';
import { simpleObservation } from '../entries/simple-observation.ts';
import { transferEntry } from '../entries/transfer.ts';
import { codedAttributes, originalText } from '../markup.ts';
import { cell } from '../narrative.ts';
import type { Section } from '../section.ts';
import { inWords } from './preferred-hospital.ts';

const reasonAnchor = 'transfert-motif';
const destinationAnchor = 'transfert-destination';

/** Résultats d'évènements of a transfer sheet: why and where (CDA digest §4.4). */
export const transfer: Section<TransferSheet['transfer']> = {
  templateIds: ['1.3.6.1.4.1.19376.1.5.3.1.1.21.2.9', '1.3.6.1.4.1.19376.1.7.3.1.1.13.7', '1.2.250.1.213.1.1.2.163'],
  code: loinc('42545-4', 'Evènements observés'),
  title: "Transfert vers le service d'urgence",
  narrative: ({ reason, leftAt, destination }, times) => [
    {
      kind: 'table',
      head: ['Transfert', 'Précision'],
      rows: [
        [cell('Motif'), cell(reason, reasonAnchor)],
        [cell('Départ'), cell(times.spoken(leftAt))],
        [cell('Destination'), cell(inWords(destination), destinationAnchor)],
      ],
    },
  ],
  entries: ({ reasonCode, leftAt, destination }, { newId, times }) => [
    simpleObservation(
      {
        code: loinc('57277-6', 'Motif du transfert vers le service des urgences'),
        anchor: reasonAnchor,
        time: times.stamp(leftAt),
        value: `<value xsi:type="CD"${reasonCode ? codedAttributes(reasonCode) : ''}>${originalText(reasonAnchor)}</value>`,
      },
      newId,
    ),
    transferEntry({ destination, leftAt: times.stamp(leftAt), anchor: destinationAnchor }, newId),
  ],
};
