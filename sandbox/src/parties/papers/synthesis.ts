import { partialDateInFrench } from '@liane/vocabulary';
import { allergy, noProcedure, noTreatment, noneKnown, problem, treatment, device } from './entries.ts';
import { clinicalDocument, structuredBody } from './frame.ts';
import { cell, loinc, said, snomed } from './markup.ts';
import type { KnownHealth } from './health.ts';
import type { Paper, PaperHead, PaperSection } from './paper.ts';
import { printed } from './print.ts';

const hl7Day = (day: string): string => day.replaceAll('-', '');

/** Synthèse médicale (VSM), model IPS-FR 2024.01 (CDA digest §4.12): five sections are always there, even empty. */
export function writeSynthesis(head: PaperHead, health: KnownHealth): Promise<Paper> {
  const sections: PaperSection[] = [
    problems(health),
    ...antecedents(health),
    procedures,
    allergies(health),
    treatments(health),
    devices(health),
    ...watch(health),
  ];
  const model =
    '<templateId root="2.16.840.1.113883.10.22.1.1"/><templateId root="1.2.250.1.213.1.1.1.51" extension="2024.01"/>';
  return printed(head, sections, clinicalDocument(head, model, structuredBody(sections)));
}

const problems = ({ problems: known }: KnownHealth): PaperSection => ({
  templateIds: ['2.16.840.1.113883.10.20.1.11', '1.3.6.1.4.1.19376.1.5.3.1.3.6', '1.2.250.1.213.1.1.2.132'],
  code: loinc('11450-4', 'Liste des problèmes actifs'),
  title: 'Problèmes actifs',
  blocks:
    known.length === 0
      ? [said('Aucun problème connu', 'probleme')]
      : [
          {
            kind: 'table',
            head: ['Problème', 'CIM-10', 'Depuis'],
            rows: known.map(({ label, code, since }, index) => [
              cell(label, `probleme-${index + 1}`),
              cell(code.code),
              cell(since ? partialDateInFrench(since) : '—'),
            ]),
          },
        ],
  entries:
    known.length === 0
      ? [
          problem({
            nature: snomed('55607006', 'problème'),
            value: noneKnown('no-known-problems', 'Pas de problème connu'),
            anchor: 'probleme',
            active: true,
          }),
        ]
      : known.map(({ code, since }, index) =>
          problem({
            nature: snomed('55607006', 'problème'),
            value: code,
            anchor: `probleme-${index + 1}`,
            active: true,
            ...(since ? { since: hl7Day(since) } : {}),
          }),
        ),
});

const antecedents = ({ antecedents: known }: KnownHealth): PaperSection[] =>
  known.length === 0
    ? []
    : [
        {
          templateIds: ['1.3.6.1.4.1.19376.1.5.3.1.3.8', '1.2.250.1.213.1.1.2.134'],
          code: loinc('11348-0', 'Antécédents médicaux'),
          title: 'Antécédents',
          blocks: [{ kind: 'list', items: known.map(({ label }, index) => cell(label, `antecedent-${index + 1}`)) }],
          entries: known.map(({ code }, index) =>
            problem({
              nature: snomed('64572001', 'maladie'),
              ...(code ? { value: code } : {}),
              anchor: `antecedent-${index + 1}`,
              active: false,
            }),
          ),
        },
      ];

const procedures: PaperSection = {
  templateIds: [
    '2.16.840.1.113883.10.20.1.12',
    '1.3.6.1.4.1.19376.1.5.3.1.3.11',
    '1.3.6.1.4.1.19376.1.5.3.1.3.12',
    '1.2.250.1.213.1.1.2.136',
  ],
  code: loinc('47519-4', 'Historique des actes'),
  title: 'Historique des actes',
  blocks: [said('Pas d’information sur les actes', 'acte')],
  entries: [noProcedure('acte')],
};

const allergies = ({ allergies: known }: KnownHealth): PaperSection => ({
  templateIds: ['2.16.840.1.113883.10.20.1.2', '1.3.6.1.4.1.19376.1.5.3.1.3.13', '1.2.250.1.213.1.1.2.137'],
  code: loinc('48765-2', 'Allergies et hypersensibilités'),
  title: 'Allergies et intolérances',
  blocks:
    known.length === 0
      ? [said('Aucune allergie connue', 'allergie')]
      : [
          {
            kind: 'table',
            head: ['Agent', 'Nature', 'Réaction'],
            rows: known.map(({ agent, kind, reaction }, index) => [
              cell(agent, `allergie-${index + 1}`),
              cell(kind.display),
              cell(reaction ?? '—'),
            ]),
          },
        ],
  entries:
    known.length === 0
      ? [
          allergy({
            nature: snomed('419199007', 'allergie à une substance'),
            absence: noneKnown('no-known-allergies', "Pas d'allergie/hypersensibilité connue"),
            anchor: 'allergie',
          }),
        ]
      : known.map(({ agent, kind }, index) => allergy({ nature: kind, agent, anchor: `allergie-${index + 1}` })),
});

const treatments = ({ treatments: known }: KnownHealth): PaperSection => ({
  templateIds: ['2.16.840.1.113883.10.20.1.8', '1.3.6.1.4.1.19376.1.5.3.1.3.19', '1.2.250.1.213.1.1.2.143'],
  code: loinc('10160-0', 'Historique de la prise médicamenteuse'),
  title: 'Traitements',
  blocks:
    known.length === 0
      ? [said('Aucun traitement connu', 'traitement')]
      : [
          {
            kind: 'table',
            head: ['Médicament', 'Posologie', 'Depuis'],
            rows: known.map(({ medicine, posology, since }, index) => [
              cell(medicine, `traitement-${index + 1}`),
              cell(posology, `traitement-${index + 1}-posologie`),
              cell(since ? partialDateInFrench(since) : '—'),
            ]),
          },
        ],
  entries:
    known.length === 0
      ? [noTreatment('traitement')]
      : known.map(({ medicine, since }, index) =>
          treatment({
            mood: 'INT',
            medicine,
            anchors: { medicine: `traitement-${index + 1}`, posology: `traitement-${index + 1}-posologie` },
            ...(since ? { from: hl7Day(since) } : {}),
          }),
        ),
});

const devices = ({ devices: known }: KnownHealth): PaperSection => ({
  templateIds: ['2.16.840.1.11383.10.20.1.7', '1.3.6.1.4.1.19376.1.5.3.1.1.5.3.5', '1.2.250.1.213.1.1.2.1'],
  code: loinc('46264-8', 'Dispositifs médicaux'),
  title: 'Dispositifs médicaux',
  blocks:
    known.length === 0
      ? [said('Aucun dispositif connu', 'dispositif-1')]
      : [{ kind: 'list', items: known.map((name, index) => cell(name, `dispositif-${index + 1}`)) }],
  entries:
    known.length === 0
      ? [device('dispositif-1', noneKnown('no-known-devices', 'Pas de dispositif médical connu'))]
      : known.map((_name, index) => device(`dispositif-${index + 1}`)),
});

const watch = ({ watch: points }: KnownHealth): PaperSection[] =>
  points.length === 0
    ? []
    : [
        {
          templateIds: ['1.2.250.1.213.1.1.2.245'],
          code: loinc('44944-7', 'Points de vigilance'),
          title: 'Points de vigilance',
          blocks: [{ kind: 'list', items: points.map((point) => cell(point)) }],
        },
      ];
