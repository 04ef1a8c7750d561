import type { XmlElement } from '@liane/xml';
import { claims, reach } from '../judged-document.ts';
import { demand, every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { entriesOf, statusOf } from './claimed-entries.ts';
import { entryCatalogue } from './entry-catalogue.ts';

const hasTextReference = (element: XmlElement): boolean =>
  reach(element, 'text', 'reference').some((one) => Boolean(one.attribute('value')));

const saysTime = (element: XmlElement): boolean => {
  const time = element.child('effectiveTime');
  return [time, time?.child('low')].some(
    (one) => one?.attribute('value') !== undefined || one?.attribute('nullFlavor') !== undefined,
  );
};

/** CDA digest §4.2: what every entry must hold. */
export const entryRules: Rule[] = [
  fault('entry/templates', '§4.2', ({ all }) =>
    all.flatMap((element) =>
      entryCatalogue
        .filter((wanted) => claims(element, wanted.root))
        .flatMap((wanted) => {
          const missing = wanted.templates.filter((one) => !claims(element, one));
          return demand(missing.length === 0, element, `${wanted.name} : templateId manquant (${missing.join(', ')}).`);
        }),
    ),
  ),
  fault('entry/element', '§4.2', ({ all }) =>
    all.flatMap((element) =>
      entryCatalogue
        .filter((wanted) => claims(element, wanted.root))
        .flatMap((wanted) =>
          demand(
            element.name === wanted.element &&
              (wanted.moods.length === 0 || wanted.moods.includes(element.attribute('moodCode') ?? '')),
            element,
            `${wanted.name} : élément ${wanted.element}, mode ${wanted.moods.join(' ou ') || 'sans objet'}.`,
          ),
        ),
    ),
  ),
  fault('entry/orphan', '§0.4', (document) =>
    document.model?.structured
      ? every(
          document.all
            .filter(({ name }) => name === 'entry')
            .flatMap((entry) => entry.children)
            .filter(({ name }) => name !== 'templateId'),
          (element) => entryCatalogue.some((wanted) => claims(element, wanted.root)),
          'Cette entrée ne déclare aucun modèle du CI-SIS : aucune règle ne la contrôlerait.',
        )
      : [],
  ),
  fault('entry/id', '§4.2', (document) =>
    every(
      entriesOf(document, 12, 18, 28, 37, 39, 40, 41, 42, 45, 48, 49, 50, 54, 62, 97),
      (entry) => entry.childrenNamed('id').length === 1,
      'Une entrée doit avoir un identifiant et un seul.',
    ),
  ),
  fault('entry/text-reference', '§4.2', (document) =>
    every(
      entriesOf(document, 28, 37, 41, 42, 45, 48, 50, 54, 62, 97),
      hasTextReference,
      'Une entrée doit renvoyer au texte qui la dit en clair.',
    ),
  ),
  fault('entry/status', '§4.2', (document) => [
    ...every(
      entriesOf(document, 18, 37, 41, 42, 45, 48, 49, 50, 54),
      (entry) => statusOf(entry) === 'completed',
      'Le statut de cette entrée doit être completed.',
    ),
    ...every(
      entriesOf(document, 28),
      (entry) => ['completed', 'normal'].includes(statusOf(entry) ?? ''),
      'Le statut d’un transfert doit être completed ou normal.',
    ),
    ...every(
      entriesOf(document, 62),
      (entry) => ['completed', 'active', 'aborted', 'cancelled'].includes(statusOf(entry) ?? ''),
      "Le statut d'un acte doit être completed, active, aborted ou cancelled.",
    ),
  ]),
  fault('entry/time', '§4.2', (document) =>
    every(
      entriesOf(document, 12, 37, 41, 45, 48, 50),
      saysTime,
      'Une entrée doit dire sa date, ou pourquoi elle manque (nullFlavor).',
    ),
  ),
  fault('entry/value', '§4.2', (document) =>
    every(
      entriesOf(document, 12, 37, 41, 50),
      (entry) => entry.childrenNamed('value').length === 1,
      'Cette entrée doit avoir une valeur et une seule.',
    ),
  ),
];
