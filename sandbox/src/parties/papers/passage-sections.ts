import { europeParis, frenchDateTime, inFrenchDate } from '@liane/vocabulary';
import { appointment, asked, noTreatment, problem, treatment } from './entries.ts';
import { stamp } from './frame.ts';
import { cell, loinc, said, snomed } from './markup.ts';
import type { PaperSection } from './paper.ts';
import { changesInFrench } from './passage.ts';
import type { Passage, TreatmentLine } from './passage.ts';

const day = (instant: Date): string => stamp(instant).slice(0, 8);

/** Diagnostic de sortie (11535-2). */
export const diagnosisSection = ({ diagnosis, leftAt }: Passage): PaperSection => ({
  templateIds: ['1.3.6.1.4.1.19376.1.5.3.1.3.7', '1.2.250.1.213.1.1.2.133'],
  code: loinc('11535-2', 'Diagnostic de sortie'),
  title: 'Diagnostic',
  blocks: [said(diagnosis.label, 'diagnostic')],
  entries: [
    problem({
      nature: snomed('282291009', 'interprétation diagnostique'),
      ...(diagnosis.code ? { value: diagnosis.code } : {}),
      anchor: 'diagnostic',
      since: day(leftAt),
      active: true,
    }),
  ],
});

/** Traitements à la sortie (10183-2): what goes on, starts or changes is coded; what stops is said in words. */
export function dischargeTreatments({ treatments, leftAt }: Passage): PaperSection {
  const going = treatments.filter(({ change }) => change !== 'stopped');
  return {
    templateIds: ['1.3.6.1.4.1.19376.1.5.3.1.3.22', '1.2.250.1.213.1.1.2.146'],
    code: loinc('10183-2', 'Traitements à la sortie'),
    title: 'Traitements à la sortie',
    blocks:
      treatments.length === 0
        ? [said('Aucun traitement à la sortie', 'traitement')]
        : [
            {
              kind: 'table',
              head: ['Médicament', 'Posologie', 'Changement', 'Jusqu’au'],
              rows: treatments.map((line, index) => [
                cell(line.medicine, anchorsOf(index).medicine),
                cell(line.posology || '—', anchorsOf(index).posology),
                cell(changesInFrench[line.change]),
                cell(line.until ? inFrenchDate(line.until) : '—'),
              ]),
            },
            ...(going.length === 0 ? [said('Aucun traitement ne se poursuit', 'traitement')] : []),
          ],
    entries:
      going.length === 0
        ? [noTreatment('traitement')]
        : treatments.flatMap((line, index) => (line.change === 'stopped' ? [] : goingOn(line, index, leftAt))),
  };
}

const anchorsOf = (index: number) => ({
  medicine: `traitement-${index + 1}`,
  posology: `traitement-${index + 1}-posologie`,
});

const goingOn = ({ change, medicine, until }: TreatmentLine, index: number, leftAt: Date): string =>
  treatment({
    mood: 'INT',
    medicine,
    anchors: anchorsOf(index),
    ...(change === 'started' ? { from: day(leftAt) } : {}),
    ...(until ? { until: until.replaceAll('-', '') } : {}),
  });

/** Traitements administrés (18610-6): those stopped during the visit. */
export function stoppedTreatments({ treatments, leftAt }: Passage): PaperSection[] {
  const stopped = treatments.filter(({ change }) => change === 'stopped');
  if (stopped.length === 0) return [];
  const anchors = (index: number) => ({ medicine: `arret-${index + 1}`, posology: `arret-${index + 1}-raison` });
  return [
    {
      templateIds: ['1.3.6.1.4.1.19376.1.5.3.1.3.21', '1.2.250.1.213.1.1.2.145'],
      code: loinc('18610-6', 'Traitements administrés'),
      title: 'Traitements arrêtés pendant le passage',
      blocks: [
        {
          kind: 'table',
          head: ['Médicament', 'Raison de l’arrêt'],
          rows: stopped.map(({ medicine, posology }, index) => [
            cell(medicine, anchors(index).medicine),
            cell(posology || 'Arrêté', anchors(index).posology),
          ]),
        },
      ],
      entries: stopped.map(({ medicine }, index) =>
        treatment({ mood: 'EVN', medicine, anchors: anchors(index), until: day(leftAt) }),
      ),
    },
  ];
}

/** What is asked of those who receive the person, one line each. */
export const followUpLines = ({ followUp, appointments }: Passage): string[] => [
  ...followUp,
  ...appointments.map(({ who, at }) => `Rendez-vous : ${who}, le ${frenchDateTime(at, europeParis)}`),
];

/** Plan de soins (18776-5): what is watched, and the appointments. */
export function carePlan(passage: Passage): PaperSection[] {
  const lines = followUpLines(passage);
  if (lines.length === 0) return [];
  const { followUp, appointments } = passage;
  return [
    {
      templateIds: ['2.16.840.1.113883.10.20.1.10', '1.3.6.1.4.1.19376.1.5.3.1.3.36', '1.2.250.1.213.1.1.2.158'],
      code: loinc('18776-5', 'Plan de soins'),
      title: 'Suites à donner',
      blocks: [{ kind: 'list', items: lines.map((line, index) => cell(line, `suite-${index + 1}`)) }],
      entries: [
        ...followUp.map((words, index) => asked({ words, anchor: `suite-${index + 1}` })),
        ...appointments.map(({ at }, index) =>
          appointment({ anchor: `suite-${followUp.length + index + 1}`, at: stamp(at) }),
        ),
      ],
    },
  ];
}
