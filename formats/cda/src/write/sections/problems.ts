import type { Coded, NarrativeBlock } from '@liane/vocabulary';
import { absentProblems } from '../../codes/absent-or-unknown.ts';
import type { Known } from '../../models/known.ts';
import type { Problem } from '../../models/problem.ts';
import { snomed } from '../../codes/code-systems.ts';
import { problemConcern } from '../entries/problem.ts';
import { cell, paragraph } from '../narrative.ts';
import type { Section } from '../section.ts';
import { spokenDay } from '../times.ts';

interface Wording {
  /** Prefix of the anchors. */
  anchor: string;
  nature: Coded;
  head: string;
  absence: { none: string; 'not-provided': string };
  /** Whether items without an end are still followed. */
  active: boolean;
}

/** Two sections hold problems: those still active, and the antecedents (CDA digest §4.3 lines 2 and 3). */
const problemSection = (wording: Wording): Pick<Section<Known<Problem>>, 'narrative' | 'entries'> => ({
  narrative: (problems) => narrative(problems, wording),
  entries: (problems, { newId }) =>
    problems.known === 'items'
      ? problems.items.map(({ code, since, until }, index) =>
          problemConcern(
            {
              nature: wording.nature,
              value: code,
              anchor: `${wording.anchor}-${index + 1}`,
              active: wording.active && until === undefined,
              since,
              until,
            },
            newId,
          ),
        )
      : [
          problemConcern(
            { nature: wording.nature, value: absentProblems[problems.known], anchor: wording.anchor, active: true },
            newId,
          ),
        ],
});

function narrative(problems: Known<Problem>, { anchor, head, absence }: Wording): NarrativeBlock[] {
  if (problems.known !== 'items') return [paragraph(absence[problems.known], anchor)];
  return [
    {
      kind: 'table',
      head: [head, 'Code', 'Début', 'Fin', 'Commentaire'],
      rows: problems.items.map(({ label, code, since, until, comment }, index) => [
        cell(label, `${anchor}-${index + 1}`),
        cell(code?.code ?? '—'),
        cell(spokenDay(since)),
        cell(spokenDay(until)),
        cell(comment ?? ''),
      ]),
    },
  ];
}

export const activeProblems: Section<Known<Problem>> = {
  templateIds: ['2.16.840.1.113883.10.20.1.11', '1.3.6.1.4.1.19376.1.5.3.1.3.6', '1.2.250.1.213.1.1.2.132'],
  code: { code: '11450-4', display: 'Liste des problèmes actifs', system: '2.16.840.1.113883.6.1' },
  title: 'Problèmes actifs',
  ...problemSection({
    anchor: 'probleme',
    nature: snomed('55607006', 'problème'),
    head: 'Problème',
    absence: { none: 'Aucun problème connu', 'not-provided': 'Problèmes : non renseignés' },
    active: true,
  }),
};

export const antecedents: Section<Known<Problem>> = {
  templateIds: ['1.3.6.1.4.1.19376.1.5.3.1.3.8', '1.2.250.1.213.1.1.2.134'],
  code: { code: '11348-0', display: 'Antécédents médicaux', system: '2.16.840.1.113883.6.1' },
  title: 'Antécédents médicaux',
  ...problemSection({
    anchor: 'antecedent',
    nature: snomed('64572001', 'maladie'),
    head: 'Antécédent',
    absence: { none: 'Aucun antécédent connu', 'not-provided': 'Antécédents : non renseignés' },
    active: false,
  }),
};
