/** What goes with the CI-SIS template of an entry (CDA digest §4.2). */
export interface EntryDemand {
  name: string;
  /** The CI-SIS root that tells the entry. */
  root: string;
  element: string;
  moods: readonly string[];
  /** The other templateIds demanded. */
  templates: readonly string[];
}

const entry = (n: number | string): string => `1.2.250.1.213.1.1.3.${n}`;
const pcc = (x: string): string => `1.3.6.1.4.1.19376.1.5.3.1.${x}`;
const ccd = (n: number): string => `2.16.840.1.113883.10.20.1.${n}`;

const one = (
  name: string,
  root: string,
  element: string,
  moods: readonly string[],
  templates: readonly string[],
): EntryDemand => ({ name, root, element, moods, templates });

export const entryCatalogue: readonly EntryDemand[] = [
  one('Prothèse ou objet', entry(12), 'observation', ['EVN'], [pcc('4.13'), entry(48)]),
  one('Document attaché', entry(18), 'organizer', ['EVN'], []),
  one('Type de document', entry('48.18'), 'observation', ['EVN'], [pcc('4.13'), entry(48)]),
  one('Transfert', entry(28), 'act', ['EVN', 'INT'], [pcc('1.25.1.4.1')]),
  one('Problème', entry(37), 'observation', ['EVN'], [ccd(28), pcc('4.5')]),
  one('Suivi de problème', entry(39), 'act', ['EVN'], [ccd(27), pcc('4.5.1'), pcc('4.5.2')]),
  one("Suivi d'allergie", entry(40), 'act', ['EVN'], [ccd(27), pcc('4.5.1'), pcc('4.5.3')]),
  one('Allergie', entry(41), 'observation', ['EVN'], [ccd(18), ccd(28), pcc('4.5'), pcc('4.6')]),
  one('Traitement', entry(42), 'substanceAdministration', ['INT', 'EVN'], [ccd(24), pcc('4.7')]),
  one('Produit de santé', entry(43), 'manufacturedProduct', [], [ccd(53), pcc('4.7.2')]),
  one('Vaccination', entry(45), 'substanceAdministration', ['EVN'], [ccd(24), pcc('4.12')]),
  one('Observation simple', entry(48), 'observation', ['EVN'], [pcc('4.13')]),
  one('Signes vitaux', entry(49), 'organizer', ['EVN'], [ccd(32), ccd(35), pcc('4.13.1')]),
  one('Signe vital', entry(50), 'observation', ['EVN'], [ccd(31), pcc('4.13'), pcc('4.13.2')]),
  one('Directive anticipée', entry(54), 'observation', ['EVN'], [ccd(17), pcc('4.13'), pcc('4.13.7')]),
  one('Acte', entry(62), 'procedure', ['EVN', 'INT'], [pcc('4.19')]),
  one('Disposition', entry(97), 'act', ['INT'], [pcc('1.10.4.2')]),
];
