import { attached, codeValue } from './entries.ts';
import { clinicalDocument, stamp, structuredBody } from './frame.ts';
import { cell, codeOf, loinc, refersTo, said, templates } from './markup.ts';
import type { Paper, PaperHead, PaperSection } from './paper.ts';
import { print } from './print.ts';

/** A measure of the laboratory, its unit in UCUM, and what is usual. */
export interface Measure {
  code: string;
  /** Label of LOINC in French. */
  display: string;
  name: string;
  value: number;
  unit: string;
  /** The unit as people read it. */
  unitSaid: string;
  low: number;
  high: number;
}

export interface Chapter {
  code: string;
  display: string;
  measures: readonly Measure[];
}

/** A plausible check-up of an old person: a little anaemia, kidneys that tire, a little inflammation. */
export const checkUp: readonly Chapter[] = [
  {
    code: '18719-5',
    display: 'Biochimie',
    measures: [
      measure(
        '14682-9',
        'Créatinine [Moles/Volume] Sérum/Plasma ; Numérique',
        'Créatinine',
        118,
        'umol/L',
        'µmol/l',
        45,
        84,
      ),
      measure(
        '2823-3',
        'Potassium [Moles/Volume] Sérum/Plasma ; Numérique',
        'Potassium',
        4.4,
        'mmol/L',
        'mmol/l',
        3.5,
        5.1,
      ),
      measure(
        '1988-5',
        'Protéine C réactive [Masse/Volume] Sérum/Plasma ; Numérique',
        'Protéine C réactive (CRP)',
        12,
        'mg/L',
        'mg/l',
        0,
        5,
      ),
    ],
  },
  {
    code: '18723-7',
    display: 'Hématologie',
    measures: [
      measure('718-7', 'Hémoglobine [Masse/Volume] Sang ; Numérique', 'Hémoglobine', 10.9, 'g/dL', 'g/dl', 12, 16),
    ],
  },
];

function measure(
  ...[code, display, name, value, unit, unitSaid, low, high]: [
    string,
    string,
    string,
    number,
    string,
    string,
    number,
    number,
  ]
): Measure {
  return { code, display, name, value, unit, unitSaid, low, high };
}

/** Compte rendu d'examens biologiques: BIO-CR-BIO 2024.01 (CDA digest §4.11). Its title and type are imposed. */
export async function writeBiology(head: PaperHead, chapters: readonly Chapter[]): Promise<Paper> {
  const sections = chapters.map((chapter, index) => chapterSection(chapter, index, head.act.from));
  const narrative = sections.map(({ title, sections: [inside] = [] }) => ({ title, blocks: inside?.blocks ?? [] }));
  const pdf = await print(head, narrative);
  const model =
    '<templateId root="1.3.6.1.4.1.19376.1.3.3"/><templateId root="1.2.250.1.213.1.1.1.55" extension="2024.01"/>';
  return { head, narrative, pdf, cda: clinicalDocument(head, model, structuredBody([...sections, copyOf(head, pdf)])) };
}

const chapterSection = ({ code, display, measures }: Chapter, chapter: number, at: Date): PaperSection => ({
  templateIds: ['1.3.6.1.4.1.19376.1.3.3.2.1', '1.2.250.1.213.1.1.2.70'],
  code: loinc(code, display),
  title: display,
  blocks: [],
  sections: [
    {
      templateIds: ['1.3.6.1.4.1.19376.1.3.3.2.2', '1.2.250.1.213.1.1.2.71'],
      code: loinc(code, display),
      title: display,
      blocks: [
        {
          kind: 'table',
          head: ['Examen', 'Résultat', 'Valeurs usuelles'],
          rows: measures.map((each, index) => [
            cell(each.name, `resultat-${chapter + 1}-${index + 1}`),
            cell(
              `${number(each.value)} ${each.unitSaid}${flagOf(each) === 'N' ? '' : flagOf(each) === 'H' ? ' (haut)' : ' (bas)'}`,
            ),
            cell(`${number(each.low)} à ${number(each.high)} ${each.unitSaid}`),
          ]),
        },
      ],
      entries: [
        `<entry typeCode="DRIV">${templates('1.3.6.1.4.1.19376.1.3.1', '1.2.250.1.213.1.1.3.21')}<act classCode="ACT" moodCode="EVN">${codeOf(loinc(code, display))}<statusCode code="completed"/>
${measures.map((each, index) => result(each, `resultat-${chapter + 1}-${index + 1}`, at)).join('\n')}</act></entry>`,
      ],
    },
  ],
});

const number = (value: number): string => value.toLocaleString('fr-FR');

const flagOf = ({ value, low, high }: Measure): 'H' | 'L' | 'N' => (value > high ? 'H' : value < low ? 'L' : 'N');

const flags = { H: 'Anormalement haut', L: 'Anormalement bas', N: 'Normal' };

const interpretation = (code: 'H' | 'L' | 'N'): string =>
  codeOf({ code, display: flags[code], system: '2.16.840.1.113883.5.83' }, 'interpretationCode');

const result = (each: Measure, anchor: string, at: Date): string =>
  `<entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN">${templates('1.3.6.1.4.1.19376.1.3.1.6', '1.2.250.1.213.1.1.3.80')}
<code code="${each.code}" displayName="${each.display}" codeSystem="2.16.840.1.113883.6.1"><originalText>${refersTo(anchor)}</originalText></code><statusCode code="completed"/><effectiveTime value="${stamp(at)}"/>
<value xsi:type="PQ" value="${each.value}" unit="${each.unit}"/>${interpretation(flagOf(each))}
<referenceRange typeCode="REFV"><observationRange classCode="OBS" moodCode="EVN.CRT"><value xsi:type="IVL_PQ"><low value="${each.low}" unit="${each.unit}"/><high value="${each.high}" unit="${each.unit}"/></value>${interpretation('N')}</observationRange></referenceRange></observation></entryRelationship>`;

/** Copie du document (s.243), mandatory in this model; its title is imposed. */
const copyOf = ({ writtenAt }: PaperHead, pdf: Buffer): PaperSection => ({
  templateIds: ['1.2.250.1.213.1.1.2.243'],
  code: loinc('55108-5', 'Copie du document'),
  title: 'Copie du document',
  blocks: [said('Copie PDF de ce compte rendu', 'copie')],
  entries: [
    attached({
      type: codeValue(loinc('55108-5', 'Copie du document')),
      anchor: 'copie',
      at: stamp(writtenAt),
      mediaId: 'media-copie',
      pdf,
    }),
  ],
});
