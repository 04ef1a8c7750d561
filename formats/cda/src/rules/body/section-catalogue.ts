/** What the rules demand of a section once its CI-SIS template is there (CDA digest §4.1). */
export interface SectionDemand {
  name: string;
  /** The CI-SIS root that tells the section. */
  root: string;
  code: string;
  /** Every templateId to write, the CI-SIS root included. */
  templates: readonly string[];
  /** At least one entry of one of these templates; none demanded when empty. */
  entries: readonly string[];
  id?: boolean;
  title?: string;
}

const section = (n: number): string => `1.2.250.1.213.1.1.2.${n}`;
const entry = (n: number): string => `1.2.250.1.213.1.1.3.${n}`;
const pcc = (x: string): string => `1.3.6.1.4.1.19376.1.5.3.1.${x}`;
const ccd = (n: number): string => `2.16.840.1.113883.10.20.1.${n}`;

const one = (
  name: string,
  n: number,
  code: string,
  others: readonly string[],
  entries: readonly string[],
  also: Pick<SectionDemand, 'id' | 'title'> = {},
): SectionDemand => ({ name, root: section(n), code, templates: [...others, section(n)], entries, ...also });

/** The sections of the models we write. */
export const sectionCatalogue: readonly SectionDemand[] = [
  one('Documents ajoutés', 37, '55107-7', [], [entry(18)]),
  one('Prothèses et objets personnels', 53, '46264-8', [], [entry(12)], { id: true }),
  one('Commentaire', 73, '55112-7', ['2.16.840.1.113883.10.12.201', '1.3.6.1.4.1.19376.1.4.1.2.16'], []),
  one('Signes vitaux', 75, '8716-3', [ccd(16), pcc('3.25'), pcc('1.5.3.2')], [entry(49)]),
  one('Problèmes actifs', 132, '11450-4', [ccd(11), pcc('3.6')], [entry(39)]),
  one('Antécédents médicaux', 134, '11348-0', [pcc('3.8')], [entry(39)]),
  one('Allergies et hypersensibilités', 137, '48765-2', [ccd(2), pcc('3.13')], [entry(40)]),
  one('Traitements', 143, '10160-0', [ccd(8), pcc('3.19')], [entry(42)]),
  one('Vaccinations', 147, '11369-6', [ccd(6), pcc('3.23')], [entry(45)]),
  one("Résultats d'examens", 151, '30954-2', [pcc('3.27'), pcc('3.28')], [entry(62)]),
  one('Directives anticipées', 157, '42348-3', [ccd(1), pcc('3.34'), pcc('3.35')], [entry(54)]),
  one('Plan de soins', 158, '18776-5', [ccd(10), pcc('3.36')], []),
  one('Statut fonctionnel', 162, '47420-5', ['1.3.6.1.4.1.19376.1.7.3.1.1.13.5'], [entry(48)]),
  one(
    "Résultats d'évènements",
    163,
    '42545-4',
    [pcc('1.21.2.9'), '1.3.6.1.4.1.19376.1.7.3.1.1.13.7'],
    [entry(48), entry(28)],
  ),
  one('Dispositions', 172, '11302-7', [pcc('1.13.2.10')], [entry(97)]),
  one('Copie du document', 243, '55108-5', [], [entry(18)], { title: 'Copie du document' }),
];
