import { europeParis, frenchDateTime } from '@liane/vocabulary';
import type { NarrativeSection } from '@liane/vocabulary';
import { around } from './around.ts';
import { cell, loinc, said } from './markup.ts';
import type { Paper, PaperHead } from './paper.ts';
import { dischargeTreatments, followUpLines } from './passage-sections.ts';
import type { Passage } from './passage.ts';
import { emergencyVisit } from './return-sheet.ts';

/** Compte rendu de passage aux urgences (15507-7), around its PDF. */
export async function writeEmergencyReport(passage: Passage): Promise<Paper> {
  const head = headOf(
    passage,
    passage.ids.report,
    'Compte rendu de passage aux urgences',
    loinc('15507-7', 'CR de passage aux urgences'),
  );
  const lines = followUpLines(passage);
  const { blocks } = dischargeTreatments(passage);
  const sections: NarrativeSection[] = [
    {
      title: 'Passage',
      blocks: [
        {
          kind: 'table',
          head: ['Le passage', 'Précisions'],
          rows: [
            [cell('Arrivée'), cell(frenchDateTime(passage.arrivedAt, europeParis))],
            [cell('Départ'), cell(frenchDateTime(passage.leftAt, europeParis))],
            [cell('Motif'), cell(passage.reason)],
          ],
        },
      ],
    },
    { title: 'Ce qui s’est passé', blocks: [said(passage.happened)] },
    ...(passage.examinations === '' ? [] : [{ title: 'Examens et soins', blocks: [said(passage.examinations)] }]),
    { title: 'Diagnostic', blocks: [said(passage.diagnosis.label)] },
    { title: 'Traitements à la sortie', blocks },
    ...(lines.length === 0
      ? []
      : [{ title: 'Suites à donner', blocks: [{ kind: 'list' as const, items: lines.map((line) => cell(line)) }] }]),
  ];
  return around(head, sections);
}

/** Ordonnance de sortie (57833-6): what starts or changes. Nothing to write: none. */
export async function writeDischargePrescription(passage: Passage): Promise<Paper | undefined> {
  const prescribed = passage.treatments.filter(({ change }) => change === 'started' || change === 'modified');
  if (prescribed.length === 0) return undefined;
  const head = headOf(
    passage,
    passage.ids.prescription,
    'Ordonnance de sortie des urgences',
    loinc('57833-6', 'Prescription de produits de santé'),
  );
  return around(head, [
    {
      title: 'Prescription',
      blocks: [
        {
          kind: 'table',
          head: ['Médicament', 'Posologie', 'Jusqu’au'],
          rows: prescribed.map(({ medicine, posology, until }) => [cell(medicine), cell(posology), cell(until ?? '—')]),
        },
      ],
    },
  ]);
}

const headOf = (passage: Passage, uniqueId: string, title: string, type: PaperHead['type']): PaperHead => ({
  uniqueId,
  title,
  type,
  writtenAt: passage.writtenAt,
  patient: passage.patient,
  author: passage.author,
  addressees: passage.addressees,
  ...(passage.treatingDoctor ? { treatingDoctor: passage.treatingDoctor } : {}),
  act: { from: passage.arrivedAt, to: passage.leftAt },
  encounter: { code: emergencyVisit, from: passage.arrivedAt, to: passage.leftAt },
});
