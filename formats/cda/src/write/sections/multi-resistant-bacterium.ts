import type { Dlu } from '../../models/dlu.ts';
import { cim10, loinc } from '../../codes/code-systems.ts';
import { noProcedureEntry } from '../entries/procedure.ts';
import { simpleObservation } from '../entries/simple-observation.ts';
import { yesNoValue } from '../markup.ts';
import { cell, yesNo } from '../narrative.ts';
import type { Section } from '../section.ts';
import { codedResultsTemplates } from './coded-results.ts';

const anchor = 'bmr';

/** Carrier of a multi-resistant bacterium (CDA digest §4.3 line 9). */
export const multiResistantBacterium: Section<Dlu['multiResistantBacterium']> = {
  templateIds: codedResultsTemplates,
  code: loinc('30954-2', "Résultats d'examens"),
  title: 'Portage de bactérie multirésistante',
  narrative: (carrier) => [
    {
      kind: 'table',
      head: ['Recherche', 'Résultat', 'Précisions'],
      rows: [
        [cell('Bactérie multirésistante (BMR)', anchor), cell(yesNo(carrier?.present)), cell(carrier?.detail ?? '')],
      ],
    },
  ],
  entries: (carrier, { newId }) => [
    noProcedureEntry(anchor, newId),
    simpleObservation(
      {
        code: cim10('U83.71', 'Bactérie multirésistante [BMR]'),
        anchor,
        time: undefined,
        value: yesNoValue(carrier?.present),
      },
      newId,
    ),
  ],
};
