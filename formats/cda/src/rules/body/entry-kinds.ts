import { claims, reach } from '../judged-document.ts';
import { every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { entriesOf, entryRoot, statusOf } from './claimed-entries.ts';

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';

/** CDA digest §4.2: what each kind of entry must hold of its own. */
export const entryKindRules: Rule[] = [
  fault('concern/shape', '§4.2', (document) =>
    every(
      entriesOf(document, 39, 40),
      (concern) => {
        const over = ['completed', 'aborted'].includes(statusOf(concern) ?? '');
        const ongoing = ['active', 'suspended'].includes(statusOf(concern) ?? '');
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
        reach(one, 'consumable', 'manufacturedProduct').some((product) => claims(product, entryRoot(43))) &&
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
