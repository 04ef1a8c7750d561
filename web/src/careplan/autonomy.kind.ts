import { spokenCivilDate, today } from '../design/french-dates.ts';
import type { ContentOf } from '../facts/content.ts';
import type { Kind } from '../facts/kind.ts';
import { joined } from '../facts/typed.ts';
import { AutonomyFields } from './autonomy.fields.tsx';
import { variableNames } from './aggir.ts';

export const autonomy: Kind<ContentOf<'autonomy'>> = {
  kind: 'autonomy',
  module: 'careplan',
  name: 'Autonomie (GIR)',
  one: 'une évaluation de l’autonomie',
  blank: () => ({ evaluatedOn: today(), variables: {} }),
  Fields: AutonomyFields,
  fields: [
    { as: 'day', name: 'evaluatedOn', label: 'Évaluée le', required: true },
    { as: 'text', name: 'comment', label: 'Remarque', later: true },
  ],
  complete: ({ variables, ...said }) =>
    typeof variables === 'object' && variables !== null && Object.keys(variables).length > 0
      ? { ...said, variables }
      : said,
  title: ({ gir }) => `GIR ${gir}`,
  details: ({ evaluatedOn, variables = {}, comment }) => [
    `évaluée le ${spokenCivilDate(evaluatedOn)}`,
    joined(
      ...variableNames.flatMap(({ code, name }) =>
        variables[code] === undefined ? [] : [`${name} ${variables[code]}`],
      ),
    ),
    comment,
  ],
  endVerb: null,
};
