import { sinceInFrench } from '@liane/vocabulary';
import type { Dlu } from '../../models/dlu.ts';
import { loinc, snomed } from '../../codes/code-systems.ts';
import { procedureEntry } from '../entries/procedure.ts';
import { paragraph, yesNo } from '../narrative.ts';
import type { Section } from '../section.ts';

const anchor = 'soins-palliatifs';

/** Plan de soins, palliative care only (CDA digest §4.3 line 6). */
export const palliativeCare: Section<Dlu['palliativeCare']> = {
  templateIds: ['2.16.840.1.113883.10.20.1.10', '1.3.6.1.4.1.19376.1.5.3.1.3.36', '1.2.250.1.213.1.1.2.158'],
  code: loinc('18776-5', 'Plan de soins'),
  title: 'Soins palliatifs',
  narrative: (care) => [
    paragraph(
      `Soins palliatifs en cours : ${yesNo(care?.underWay)}${care?.underWay && care.since ? `, ${sinceInFrench(care.since)}` : ''}`,
      anchor,
    ),
  ],
  entries: (care, { newId }) =>
    care
      ? [
          procedureEntry(
            { code: snomed('103735009', 'Soins palliatifs'), anchor, done: care.underWay, since: care.since },
            newId,
          ),
        ]
      : [],
};
