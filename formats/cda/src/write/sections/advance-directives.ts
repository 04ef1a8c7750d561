import { directiveCodes, directivesAsAWhole } from '../../codes/directives.ts';
import type { AdvanceDirectives } from '../../models/advance-directives.ts';
import { loinc } from '../../codes/code-systems.ts';
import { advanceDirectiveEntry } from '../entries/advance-directive.ts';
import { yesNoValue } from '../markup.ts';
import { capital, cell, yesNo } from '../narrative.ts';
import type { Section } from '../section.ts';
import { spokenDay } from '../times.ts';

const whole = 'directives';
const anchorOf = (index: number): string => `directive-${index + 1}`;

const lines = (...texts: (string | false | undefined)[]): string => texts.filter(Boolean).join('\n');

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
  narrative: ({ written, writtenOn, whereKept, words: said, wishes }) => [
    {
      kind: 'table',
      head: ['Directive', 'Choix de la personne', 'Précisions'],
      rows: [
        [
          cell('Directives anticipées rédigées', whole),
          cell(yesNo(written)),
          cell(
            lines(writtenOn && `Le ${spokenDay(writtenOn)}`, whereKept && `Lieu de conservation : ${whereKept}`, said),
          ),
        ],
        ...(wishes ?? []).map(({ subject, label, accepted, writtenOn: on, words }, index) => [
          cell(capital(label ?? directiveCodes[subject].display), anchorOf(index)),
          cell(accepted === undefined ? 'Voir précisions' : accepted ? 'Accepte' : 'Refuse'),
          cell(lines(words, on !== undefined && on !== writtenOn && `Le ${spokenDay(on)}`)),
        ]),
      ],
    },
  ],
  entries: ({ written, writtenOn, wishes }, { newId }) => [
    advanceDirectiveEntry(
      { code: directivesAsAWhole, anchor: whole, on: writtenOn, value: yesNoValue(written) },
      newId,
    ),
    ...(wishes ?? []).map(({ subject, accepted, writtenOn: on }, index) =>
      advanceDirectiveEntry(
        {
          code: directiveCodes[subject],
          anchor: anchorOf(index),
          on: on ?? writtenOn,
          // CDA digest §4.2: « Autre directive » says its content in words only.
          value: subject === 'other' ? '' : yesNoValue(accepted),
        },
        newId,
      ),
    ),
  ],
};
