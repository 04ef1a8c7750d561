import type { XmlElement } from '@liane/xml';
import type { JudgedDocument } from '../judged-document.ts';
import { claims, reach } from '../judged-document.ts';
import { demand, every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { entryCatalogue } from './entry-catalogue.ts';

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
const root = (n: number): string => `1.2.250.1.213.1.1.3.${n}`;

/** Elements that claim a CI-SIS entry template. */
const entriesOf = ({ all }: JudgedDocument, ...numbers: number[]): XmlElement[] =>
  all.filter((element) => numbers.some((n) => claims(element, root(n))));

const hasTextReference = (element: XmlElement): boolean =>
  reach(element, 'text', 'reference').some((one) => Boolean(one.attribute('value')));

const saysTime = (element: XmlElement): boolean => {
  const time = element.child('effectiveTime');
  return [time, time?.child('low')].some(
    (one) => one?.attribute('value') !== undefined || one?.attribute('nullFlavor') !== undefined,
  );
};

const status = (element: XmlElement): string | undefined => element.child('statusCode')?.attribute('code');

/** CDA digest §4.2: what each kind of entry must hold. */
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
      (entry) => status(entry) === 'completed',
      'Le statut de cette entrée doit être completed.',
    ),
    ...every(
      entriesOf(document, 28),
      (entry) => ['completed', 'normal'].includes(status(entry) ?? ''),
      'Le statut d’un transfert doit être completed ou normal.',
    ),
    ...every(
      entriesOf(document, 62),
      (entry) => ['completed', 'active', 'aborted', 'cancelled'].includes(status(entry) ?? ''),
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
  fault('concern/shape', '§4.2', (document) =>
    every(
      entriesOf(document, 39, 40),
      (concern) => {
        const over = ['completed', 'aborted'].includes(status(concern) ?? '');
        const ongoing = ['active', 'suspended'].includes(status(concern) ?? '');
        const time = concern.child('effectiveTime');
        return (
          concern.child('code')?.attribute('nullFlavor') === 'NA' &&
          (over || ongoing) &&
          time?.child('low') !== undefined &&
          (time.child('high') !== undefined) === over &&
          concern.childrenNamed('entryRelationship').some((one) => one.attribute('typeCode') === 'SUBJ')
        );
      },
      'Un suivi porte le code NA, un statut, un début, une fin si et seulement s’il est terminé, et son sujet.',
    ),
  ),
  fault('problem/value', '§4.2', (document) =>
    every(
      entriesOf(document, 37, 41).flatMap((one) => one.childrenNamed('value')),
      (value) =>
        (value.attribute('type', xsi) ?? '').endsWith('CD') &&
        reach(value, 'originalText', 'reference').length === 1 &&
        (value.attribute('code') === undefined) === (value.attribute('codeSystem') === undefined),
      "La valeur d'un problème ou d'une allergie est un CD relié au texte, avec code et système ensemble ou pas du tout.",
    ),
  ),
  fault('allergy/agent', '§4.2', (document) =>
    every(
      entriesOf(document, 41).flatMap((one) => one.childrenNamed('participant')),
      (participant) =>
        participant.attribute('typeCode') === 'CSM' &&
        reach(participant, 'participantRole', 'playingEntity', 'code', 'originalText', 'reference').length === 1,
      "L'agent d'une allergie est un participant CSM relié au texte.",
    ),
  ),
  fault('treatment/dosing-mode', '§4.2', (document) =>
    every(
      entriesOf(document, 42),
      (one) => ['7.1', '8', '9', '10', '11'].some((mode) => claims(one, `1.3.6.1.4.1.19376.1.5.3.1.4.${mode}`)),
      "Un traitement doit dire son mode d'administration par un templateId.",
    ),
  ),
  fault('treatment/period', '§4.2', (document) =>
    every(
      entriesOf(document, 42),
      (one) => {
        const [first, second] = one.childrenNamed('effectiveTime');
        return (
          (first === undefined ||
            ((first.attribute('type', xsi) ?? '').endsWith('IVL_TS') &&
              ((first.child('low') !== undefined && first.child('high') !== undefined) ||
                first.child('width') !== undefined))) &&
          (second === undefined || second.attribute('operator') === 'A' || second.attribute('nullFlavor') !== undefined)
        );
      },
      'La période d\'un traitement a un début et une fin ; sa fréquence porte operator="A".',
    ),
  ),
  fault('treatment/dose', '§4.2', (document) =>
    every(
      entriesOf(document, 42).flatMap((one) => [
        ...one.childrenNamed('doseQuantity'),
        ...one.childrenNamed('rateQuantity'),
      ]),
      (dose) =>
        dose.attribute('nullFlavor') !== undefined ||
        (dose.childrenNamed('low').length === 1 && dose.childrenNamed('high').length === 1),
      'Une dose a une borne basse et une borne haute.',
    ),
  ),
  fault('treatment/product', '§4.2', (document) =>
    every(
      entriesOf(document, 42, 45),
      (one) =>
        reach(one, 'consumable', 'manufacturedProduct').some((product) => claims(product, root(43))) &&
        reach(one, 'consumable', 'manufacturedProduct', 'manufacturedMaterial', 'code').some(
          (code) => code.attribute('nullFlavor') !== undefined || reach(code, 'originalText', 'reference').length === 1,
        ),
      'Un traitement ou une vaccination doit dire son produit, relié au texte.',
    ),
  ),
  fault('vaccination/negation', '§4.2', (document) =>
    every(
      entriesOf(document, 45),
      (one) => ['true', 'false'].includes(one.attribute('negationInd') ?? ''),
      'Une vaccination doit dire si elle a eu lieu (negationInd).',
    ),
  ),
  fault('transfer/destination', '§4.2', (document) =>
    every(
      entriesOf(document, 28),
      (transfer) => {
        const participants = transfer.childrenNamed('participant');
        return (
          participants.length <= 1 &&
          participants.every(
            (one) =>
              one.attribute('typeCode') === 'DST' &&
              one.child('participantRole')?.attribute('classCode') === 'SDLOC' &&
              one.path('participantRole', 'code') !== undefined &&
              Boolean(one.path('participantRole', 'playingEntity', 'name')?.text()),
          )
        );
      },
      'Un transfert a au plus une destination : un lieu (SDLOC), son code et son nom.',
    ),
  ),
  fault('attached-document/shape', '§4.2', (document) =>
    every(
      entriesOf(document, 18),
      (one) =>
        reach(one, 'component', 'observation').some((type) => claims(type, '1.2.250.1.213.1.1.3.48.18')) &&
        reach(one, 'component', 'observationMedia', 'value').length > 0,
      'Un document joint doit avoir son type et son fichier.',
    ),
  ),
];
