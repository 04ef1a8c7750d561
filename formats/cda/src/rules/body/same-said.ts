import type { XmlElement } from '@liane/xml';
import type { JudgedDocument } from '../judged-document.ts';
import { every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';

const opposites: Record<string, readonly [said: string[], contrary: string[]]> = {
  true: [
    ['Oui', 'Accepte'],
    ['Non', 'Refuse'],
  ],
  false: [
    ['Non', 'Refuse'],
    ['Oui', 'Accepte'],
  ],
};

/** The cells of the row that the words of an entry stand in. */
function cellsBeside(observation: XmlElement, { all, parentOf }: JudgedDocument): string[] {
  const anchor = observation.path('text', 'reference')?.attribute('value')?.slice(1);
  let place = anchor === undefined ? undefined : all.find((element) => element.attribute('ID') === anchor);
  while (place && place.name !== 'tr') place = parentOf(place);
  return place?.childrenNamed('td').map((cell) => cell.allText().trim()) ?? [];
}

const typeOf = (value: XmlElement): string =>
  value.attribute('type', 'http://www.w3.org/2001/XMLSchema-instance') ?? '';

/** CDA digest §7.4: people read the words, programs the codes; one that says the contrary of the other is a danger. */
export const sameSaidRules: Rule[] = [
  fault('narrative/yes-no', '§7.4', (document) =>
    every(
      valued(document, 'BL'),
      (observation) => {
        const [said, contrary] = opposites[observation.child('value')?.attribute('value') ?? ''] ?? [[], []];
        const cells = cellsBeside(observation, document);
        return cells.some((cell) => said.includes(cell)) || !cells.some((cell) => contrary.includes(cell));
      },
      'Le texte lu dit le contraire de la réponse codée.',
    ),
  ),
  fault('narrative/quantity', '§7.4', (document) =>
    every(
      valued(document, 'PQ'),
      (observation) => {
        const value = observation.child('value')?.attribute('value') ?? '';
        const cells = cellsBeside(observation, document).slice(1);
        const figures = cells
          .flatMap((cell) => cell.match(/\d+(?:[.,]\d+)?/g) ?? [])
          .map((one) => Number(one.replace(',', '.')));
        return figures.length === 0 || figures.includes(Number(value));
      },
      "La mesure codée n'est pas celle du texte lu.",
    ),
  ),
];

const valued = ({ all }: JudgedDocument, type: string): XmlElement[] =>
  all.filter((element) => {
    const value = element.name === 'observation' ? element.child('value') : undefined;
    return value !== undefined && value.attribute('value') !== undefined && typeOf(value) === type;
  });
