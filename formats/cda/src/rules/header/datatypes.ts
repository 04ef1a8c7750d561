import type { XmlElement } from '@liane/xml';
import type { JudgedDocument } from '../judged-document.ts';
import { every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { headerFlavours } from '../shapes.ts';

/** Elements of the header of that name: entries of the body have rules of their own. */
const headerElements = ({ header }: JudgedDocument, name: string): XmlElement[] =>
  header.filter((element) => element.name === name);

/** CDA digest §1.4: names, coordinates, addresses and identifiers, wherever they stand. */
export const datatypeRules: Rule[] = [
  fault('party/person-name', '§1.5', (document) =>
    every(
      ['assignedPerson', 'associatedPerson', 'relatedPerson', 'informationRecipient', 'guardianPerson']
        .flatMap((name) => headerElements(document, name))
        .filter((person) => person.child('name') !== undefined),
      (person) => person.childrenNamed('name').every((name) => Boolean(name.child('family')?.text())),
      'Une personne nommée doit avoir un nom de famille.',
    ),
  ),
  fault('telecom/syntax', '§1.4', (document) =>
    every(
      headerElements(document, 'telecom'),
      (one) =>
        one.attribute('value') === undefined
          ? headerFlavours.includes(one.attribute('nullFlavor') ?? '')
          : /^(tel:\+?\d+|(fax|mailto|ftp|mllp|http):\S+)$/.test(one.attribute('value') ?? ''),
      'Une coordonnée doit être écrite préfixe:valeur sans espace (tel, fax, mailto, http, ftp, mllp).',
    ),
  ),
  fault('address/shape', '§1.4', (document) =>
    every(
      headerElements(document, 'addr'),
      (one) => {
        const names = one.children.map((child) => child.name);
        const lines = names.filter((name) => name === 'streetAddressLine').length;
        return one.text() === '' && (lines === 0 || lines === names.length) && lines <= 7;
      },
      'Une adresse est faite de composants, ou de sept lignes au plus, jamais des deux.',
    ),
  ),
  fault('id/shape', '§1.4', ({ all }) =>
    every(
      all.filter((element) => element.name === 'id' && element.namespace === 'urn:hl7-org:v3'),
      (id) =>
        (id.attribute('nullFlavor') === undefined) === (id.attribute('root') !== undefined) &&
        (id.attribute('root') ?? '').length <= 128 &&
        (id.attribute('extension') ?? '').length <= 64,
      'Un identifiant a une racine (128 caractères au plus) et une extension (64 au plus), ou un nullFlavor, jamais les deux.',
    ),
  ),
];
