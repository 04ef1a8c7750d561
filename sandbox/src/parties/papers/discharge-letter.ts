import type { Coded } from '@liane/vocabulary';
import { codeValue, simple, wordsValue, yesNo } from './entries.ts';
import { clinicalDocument, stamp, structuredBody } from './frame.ts';
import { agency, cell, loinc, said, snomed } from './markup.ts';
import type { Paper, PaperHead, PaperSection } from './paper.ts';
import { carePlan, dischargeTreatments, stoppedTreatments } from './passage-sections.ts';
import type { Passage } from './passage.ts';
import { printed } from './print.ts';
import { emergencyVisit } from './return-sheet.ts';

/** Lettre de liaison à la sortie de l'établissement de santé: LDL-SES 2022.01 (CDA digest §4.7). */
export async function writeDischargeLetter(passage: Passage): Promise<Paper> {
  const head: PaperHead = {
    uniqueId: passage.ids.letter,
    title: 'Lettre de liaison à la sortie',
    type: loinc('11490-0', "Lettre de liaison à la sortie d'un établissement de soins"),
    writtenAt: passage.writtenAt,
    patient: passage.patient,
    author: passage.author,
    addressees: passage.addressees,
    ...(passage.treatingDoctor ? { treatingDoctor: passage.treatingDoctor } : {}),
    act: { code: emergencyVisit, from: passage.arrivedAt, to: passage.leftAt },
    encounter: { code: emergencyVisit, from: passage.arrivedAt, to: passage.leftAt },
  };
  const sections: PaperSection[] = [
    status(passage),
    reason(passage),
    synthesis(passage),
    ...stoppedTreatments(passage),
    dischargeTreatments(passage),
    ...examinations(passage),
    ...carePlan(passage),
  ];
  const model = '<templateId root="1.2.250.1.213.1.1.1.29" extension="2022.01"/>';
  return printed(head, sections, clinicalDocument(head, model, structuredBody(sections)));
}

const status = ({ writtenAt }: Passage): PaperSection => ({
  templateIds: ['1.2.250.1.213.1.1.2.35', '1.2.250.1.213.1.1.2.35.1'],
  code: loinc('33557-0', "Etat d'achèvement"),
  title: 'Statut du document',
  blocks: [said('Validé', 'statut')],
  entries: [
    simple({
      code: agency('GEN-065', 'Statut du document'),
      anchor: 'statut',
      at: stamp(writtenAt),
      value: codeValue(snomed('9571008', 'approuvé')),
      also: ['1.2.250.1.213.1.1.3.48.16', '1.2.250.1.213.1.1.3.48.16.1'],
    }),
  ],
});

const reason = (passage: Passage): PaperSection => ({
  templateIds: ['1.3.6.1.4.1.19376.1.5.3.1.3.1', '1.2.250.1.213.1.1.2.127'],
  code: loinc('42349-1', 'Raison de la recommandation'),
  title: 'Motif de la venue',
  blocks: [said(passage.reason)],
});

/** The ten observations of the model; those nobody speaks of are answered no. */
function synthesis({ happened, diagnosis, arrivedAt, leftAt, destination }: Passage): PaperSection {
  const told = `${diagnosis.label}. ${happened}`;
  const lines: { code: Coded; template: string; title: string; words: string; value: string; at: Date }[] = [
    line('ORG-070', "Modalité d'entrée", 6, 'Entrée', 'Arrivée aux urgences', entry, arrivedAt),
    line('ORG-074', 'Modalité de sortie', 7, 'Sortie', `Retour : ${destination.name}`, exit, leftAt),
    line('MED-142', 'Synthèse médicale', 9, 'Synthèse médicale', told, wordsValue(told), leftAt),
    line(
      'MED-309',
      'Recherche de microorganismes multi-résistants ou émergents effectuée',
      8,
      'Recherche de bactéries multirésistantes',
      'Non',
      yesNo(false),
      leftAt,
    ),
    line('MED-145', 'Transfusion de produits sanguins', 10, 'Transfusion', 'Non', yesNo(false), leftAt),
    line('MED-147', 'Administration de dérivés du sang', 2, 'Dérivés du sang', 'Non', yesNo(false), leftAt),
  ];
  return {
    templateIds: [
      '1.3.6.1.4.1.19376.1.5.3.1.1.21.2.9',
      '1.3.6.1.4.1.19376.1.7.3.1.1.13.7',
      '1.2.250.1.213.1.1.2.163',
      '1.2.250.1.213.1.1.2.163.1',
    ],
    code: loinc('42545-4', 'Evènements observés'),
    title: 'Synthèse du passage',
    blocks: [
      {
        kind: 'table',
        head: ['Sujet', 'Ce qu’il faut savoir'],
        rows: lines.map(({ title, words, code }) => [cell(title), cell(words, code.code)]),
      },
    ],
    entries: lines.map(({ code, template, value, at }) =>
      simple({ code, anchor: code.code, at: stamp(at), value, also: [template] }),
    ),
  };
}

const line = (
  code: string,
  display: string,
  template: number,
  title: string,
  words: string,
  value: string,
  at: Date,
) => ({
  code: agency(code, display),
  template: `1.2.250.1.213.1.1.3.48.${template}`,
  title,
  words,
  value,
  at,
});

const entry = codeValue(snomed('183452005', 'hospitalisation en urgence'), 'CE');
const exit = codeValue(
  {
    code: '500',
    display: "Etablissement d'hébergement pour personnes âgées dépendantes",
    system: '1.2.250.1.213.1.6.1.8',
  },
  'CE',
);

const examinations = ({ examinations: words }: Passage): PaperSection[] =>
  words === ''
    ? []
    : [
        {
          templateIds: ['1.3.6.1.4.1.19376.1.5.3.1.3.27', '1.2.250.1.213.1.1.2.150'],
          code: loinc('30954-2', "Résultats d'examens"),
          title: 'Examens et soins',
          blocks: [said(words)],
        },
      ];
