import type { Coded } from '@liane/vocabulary';
import { attached, codeValue, simple, transfer, yesNo } from './entries.ts';
import { clinicalDocument, stamp, structuredBody } from './frame.ts';
import { agency, cell, loinc, refersTo } from './markup.ts';
import type { Paper, PaperHead, PaperSection } from './paper.ts';
import { diagnosisSection, dischargeTreatments, followUpLines } from './passage-sections.ts';
import type { Passage } from './passage.ts';
import { printed } from './print.ts';

/** What is joined to the sheet: the prescription and the copy of the emergency record (JDV_ChecklistFLUDR). */
export interface Joined {
  prescription?: Buffer;
  record: Buffer;
}

/** Fiche de liaison d'urgence, retour des urgences: DLU-EHPAD-FLUDR 2022.01 (CDA digest §4.5). */
export async function writeReturnSheet(passage: Passage, joined: Joined): Promise<Paper> {
  const head: PaperHead = {
    uniqueId: passage.ids.sheet,
    title: 'Fiche de retour des urgences',
    type: loinc('74207-2', "Document de liaison d'urgence"),
    writtenAt: passage.writtenAt,
    patient: passage.patient,
    author: passage.author,
    addressees: passage.addressees,
    ...(passage.treatingDoctor ? { treatingDoctor: passage.treatingDoctor } : {}),
    act: { code: loinc('28651-8', "Retour du résident à l'EHPAD"), from: passage.leftAt },
    encounter: { code: emergencyVisit, from: passage.arrivedAt, to: passage.leftAt },
  };
  const sections: PaperSection[] = [
    journey(passage),
    diagnosisSection(passage),
    dischargeTreatments(passage),
    belongings(passage),
    documents(passage, joined),
    ...surveillance(passage),
  ];
  const model = '<templateId root="1.2.250.1.213.1.1.1.24" extension="2022.01"/>';
  return printed(head, sections, clinicalDocument(head, model, structuredBody(sections)));
}

export const emergencyVisit: Coded = {
  code: 'EMER',
  display: 'Passage aux urgences (établissement)',
  system: '2.16.840.1.113883.5.4',
};

const journey = ({ reason, happened, leftAt, destination }: Passage): PaperSection => ({
  templateIds: ['1.3.6.1.4.1.19376.1.5.3.1.1.21.2.9', '1.3.6.1.4.1.19376.1.7.3.1.1.13.7', '1.2.250.1.213.1.1.2.163'],
  code: loinc('42545-4', 'Evènements observés'),
  title: 'Passage aux urgences',
  blocks: [
    {
      kind: 'table',
      head: ['Le passage', 'Précisions'],
      rows: [
        [cell('Motif'), cell(reason, 'motif')],
        [cell('Ce qui s’est passé'), cell(happened)],
        [cell('Retour vers'), cell(destination.name, 'retour')],
      ],
    },
  ],
  entries: [
    simple({
      code: loinc('15515-0', 'Motif du transport'),
      anchor: 'motif',
      at: stamp(leftAt),
      value: `<value xsi:type="CD"><originalText>${refersTo('motif')}</originalText></value>`,
    }),
    transfer({
      anchor: 'retour',
      from: stamp(leftAt),
      to: stamp(new Date(leftAt.getTime() + 30 * 60_000)),
      place: destination,
    }),
  ],
});

/** Prothèses et objets personnels (s.53): what leaves with the person. */
function belongings({ belongings: { glasses, dentures, hearingAid }, leftAt }: Passage): PaperSection {
  const emdn = (code: string, display: string): Coded => ({ code, display, system: '1.2.250.1.213.2.68' });
  const lines = [
    { name: 'Lunettes', code: emdn('Q021003', 'LUNETTES PRÊTES À PORTER (OU LUNETTES MONTÉES)'), present: glasses },
    { name: 'Prothèse dentaire', code: emdn('P0102', 'PROTHÈSES DENTAIRES'), present: dentures },
    { name: 'Aide auditive', code: emdn('Y2145', "DISPOSITIFS ACCOUSTIQUES D'AIDE À L'AUDITION"), present: hearingAid },
  ];
  return {
    templateIds: ['1.2.250.1.213.1.1.2.53'],
    code: loinc('46264-8', 'Dispositifs médicaux'),
    title: 'Prothèses et objets personnels',
    blocks: [
      {
        kind: 'table',
        head: ['Objet', 'Rapporté'],
        rows: lines.map(({ name, present }, index) => [
          cell(name, `objet-${index + 1}`),
          cell(present ? 'Oui' : 'Non'),
        ]),
      },
    ],
    entries: lines.map(({ code, present }, index) =>
      simple({
        code,
        anchor: `objet-${index + 1}`,
        at: stamp(leftAt),
        value: yesNo(present),
        also: ['1.2.250.1.213.1.1.3.12'],
      }),
    ),
  };
}

function documents({ leftAt }: Passage, { prescription, record }: Joined): PaperSection {
  const joined = [
    ...(prescription
      ? [{ name: 'Ordonnance de sortie', code: agency('DLU_020', 'Ordonnance de sortie'), pdf: prescription }]
      : []),
    { name: 'Copie du dossier des urgences', code: agency('DLU_021', 'Copie du dossier des urgences'), pdf: record },
  ];
  return {
    templateIds: ['1.2.250.1.213.1.1.2.37'],
    code: loinc('55107-7', 'Documents ajoutés'),
    title: 'Documents joints',
    blocks: [{ kind: 'list', items: joined.map(({ name }, index) => cell(name, `document-${index + 1}`)) }],
    entries: joined.map(({ code, pdf }, index) =>
      attached({
        type: codeValue(code),
        anchor: `document-${index + 1}`,
        at: stamp(leftAt),
        mediaId: `media-${index + 1}`,
        pdf,
      }),
    ),
  };
}

/** Commentaire (55112-7), the only section of the model where words may ask for something. */
function surveillance(passage: Passage): PaperSection[] {
  const lines = followUpLines(passage);
  if (lines.length === 0) return [];
  return [
    {
      templateIds: ['2.16.840.1.113883.10.12.201', '1.3.6.1.4.1.19376.1.4.1.2.16', '1.2.250.1.213.1.1.2.73'],
      code: loinc('55112-7', 'Commentaire'),
      title: 'Surveillance et rendez-vous',
      blocks: [{ kind: 'list', items: lines.map((line) => cell(line)) }],
    },
  ];
}
