import { directiveCodes, directivesAsAWhole } from '../../codes/directives.ts';
import type { AdvanceDirectives } from '../../models/advance-directives.ts';
import { loinc } from '../../codes/code-systems.ts';
import { advanceDirectiveEntry } from '../entries/advance-directive.ts';
import { yesNoValue } from '../markup.ts';
import { cell, yesNo } from '../narrative.ts';
import type { Section } from '../section.ts';
import { spokenDay } from '../times.ts';

const whole = 'directives';
const anchorOf = (index: number): string => `directive-${index + 1}`;

/** Directives anticipées (CDA digest §4.3 line 7). */
export const advanceDirectives: Section<AdvanceDirectives> = {
  templateIds: [
    '2.16.840.1.113883.10.20.1.1',
    '1.3.6.1.4.1.19376.1.5.3.1.3.34',
    '1.3.6.1.4.1.19376.1.5.3.1.3.35',
    '1.2.250.1.213.1.1.2.157',
  ],
  code: loinc('42348-3', 'Directives anticipées'),
  title: 'Directives anticipées',
  narrative: ({ written, writtenOn, whereKept, wishes }) => [
    {
      kind: 'table',
      head: ['Directive', 'Choix de la personne', 'Précisions'],
      rows: [
        [
          cell('Directives anticipées rédigées', whole),
          cell(yesNo(written)),
          cell(
            [writtenOn ? `Le ${spokenDay(writtenOn)}` : '', whereKept ? `Lieu de conservation : ${whereKept}` : '']
              .filter(Boolean)
              .join('\n'),
          ),
        ],
        ...(wishes ?? []).map(({ subject, accepted, words }, index) => [
          cell(directiveCodes[subject].display, anchorOf(index)),
          cell(accepted ? 'Acceptée' : 'Refusée'),
          cell(words ?? ''),
        ]),
      ],
    },
  ],
  entries: ({ written, writtenOn, wishes }, { newId }) => [
    advanceDirectiveEntry(
      { code: directivesAsAWhole, anchor: whole, on: writtenOn, value: yesNoValue(written) },
      newId,
    ),
    ...(wishes ?? []).map(({ subject, accepted }, index) =>
      advanceDirectiveEntry(
        {
          code: directiveCodes[subject],
          anchor: anchorOf(index),
          on: writtenOn,
          // CDA digest §4.2: « Autre directive » says its content in words only.
          value: subject === 'other' ? '' : yesNoValue(accepted),
        },
        newId,
      ),
    ),
  ],
};
