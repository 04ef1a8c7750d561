import { documentTypes } from '../codes/document-types.ts';
import { holds } from '../codes/code-table.ts';
import { templatesOf } from './judged-document.ts';
import { demand, every, fault, warning } from './rule.ts';
import type { Rule } from './rule.ts';
import { isPreciseTime, isRoot } from './shapes.ts';

/** CDA digest §1.1 and §1.2: what stands at the top of the document. */
export const frameRules: Rule[] = [
  fault('frame/root', '§1.1', ({ root }) =>
    demand(
      root.is('ClinicalDocument', 'urn:hl7-org:v3'),
      root,
      'La racine doit être ClinicalDocument dans urn:hl7-org:v3.',
    ),
  ),
  fault('frame/order', '§1.1', ({ root }) => {
    const ranks = root.children.map((child) => order.indexOf(child.name));
    const wrong = root.children.find(
      (_, index) => ranks[index] === -1 || (ranks[index] ?? 0) < (ranks[index - 1] ?? 0),
    );
    return wrong ? [{ at: wrong, message: `L'élément ${wrong.name} n'est pas à sa place dans l'en-tête.` }] : [];
  }),
  fault('frame/realm-code', '§1.2', ({ root }) =>
    demand(root.child('realmCode')?.attribute('code') === 'FR', root, 'realmCode doit valoir FR.'),
  ),
  fault('frame/type-id', '§1.2', ({ root }) => {
    const typeId = root.child('typeId');
    const right =
      typeId?.attribute('root') === '2.16.840.1.113883.1.3' && typeId.attribute('extension') === 'POCD_HD000040';
    return demand(right, root, 'typeId doit désigner POCD_HD000040.');
  }),
  fault('frame/templates', '§1.2', ({ root }) => {
    const roots = templatesOf(root);
    const missing = ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1'].filter((one) => !roots.includes(one));
    if (missing.length > 0) return demand(false, root, `Conformité non déclarée : templateId ${missing.join(', ')}.`);
    return demand(roots.length >= 3, root, 'Aucun templateId ne désigne le modèle du document.');
  }),
  fault('frame/unstructured-templates', '§1.2', ({ root }) => {
    const roots = templatesOf(root);
    const unstructured = root.path('component', 'nonXMLBody') !== undefined;
    return demand(
      unstructured === roots.includes('1.3.6.1.4.1.19376.1.2.20') && (!unstructured || roots.length === 3),
      root,
      'Un document non structuré, et lui seul, porte le templateId 1.3.6.1.4.1.19376.1.2.20 et exactement trois templateId.',
    );
  }),
  fault('frame/model-version', '§1.2', ({ root, model }) =>
    every(
      root.childrenNamed('templateId').filter((one) => one.attribute('root') === model?.root),
      (one) => one.attribute('extension') === model?.version,
      `La version du modèle doit être ${model?.version ?? 'absente'}.`,
    ),
  ),
  warning('frame/model-unknown', '§0.4', ({ root, model }) =>
    demand(model !== undefined, root, 'Modèle de document inconnu : seules les règles générales ont été appliquées.'),
  ),
  fault('frame/id', '§1.2', ({ root }) => {
    const ids = root.childrenNamed('id');
    const [id] = ids;
    return demand(
      ids.length === 1 && isRoot(id?.attribute('root')),
      id ?? root,
      'Le document doit avoir un identifiant unique : un OID, ou un UUID en capitales.',
    );
  }),
  fault('frame/type-code', '§1.2', ({ root }) => {
    const code = root.child('code');
    return demand(
      holds(documentTypes, code?.attribute('code') ?? '', code?.attribute('codeSystem') ?? '') &&
        Boolean(code?.attribute('displayName')),
      code ?? root,
      'Le type du document doit appartenir à JDV_J07, avec code, codeSystem et displayName.',
    );
  }),
  fault('frame/title', '§1.2', ({ root }) =>
    demand(Boolean(root.child('title')?.text()), root, 'Le document doit avoir un titre.'),
  ),
  fault('frame/effective-time', '§1.2', ({ root }) => {
    const time = root.child('effectiveTime');
    return demand(
      isPreciseTime(time?.attribute('value'), true),
      time ?? root,
      'La date du document doit être précise à la seconde, avec son décalage horaire.',
    );
  }),
  fault('frame/confidentiality', '§1.2', ({ root }) => {
    const code = root.child('confidentialityCode');
    return demand(
      ['L', 'M', 'N', 'R', 'U', 'V'].includes(code?.attribute('code') ?? '') &&
        code?.attribute('codeSystem') === '2.16.840.1.113883.5.25',
      code ?? root,
      "La confidentialité doit être un code HL7 (N par défaut) ; les codes de visibilité n'ont leur place que dans les métadonnées.",
    );
  }),
  fault('frame/language', '§1.2', ({ root }) =>
    demand(
      /^[a-z]{2}-[A-Z]{2}$/.test(root.child('languageCode')?.attribute('code') ?? ''),
      root,
      'La langue du document doit être écrite fr-FR.',
    ),
  ),
  fault('frame/set-id', '§1.2', ({ root }) =>
    demand(
      isRoot(root.child('setId')?.attribute('root')),
      root,
      "L'identifiant commun aux versions (setId) doit être un OID, ou un UUID en capitales.",
    ),
  ),
  fault('frame/version-number', '§2.3', ({ root }) =>
    demand(
      /^[1-9]\d*$/.test(root.child('versionNumber')?.attribute('value') ?? ''),
      root,
      'Le numéro de version doit être un entier à partir de 1.',
    ),
  ),
  fault('frame/null-flavor', '§1.4', ({ root }) =>
    every(
      root.children.filter((child) => neverNull.includes(child.name)),
      (child) => child.attribute('nullFlavor') === undefined,
      (child) => `${child.name} ne peut pas porter de nullFlavor.`,
    ),
  ),
  fault('frame/body', '§1.2', ({ root, model }) => {
    const bodies = root.childrenNamed('component').flatMap((component) => component.children);
    const expected = model?.structured === false ? ['nonXMLBody'] : ['structuredBody', 'nonXMLBody'];
    return demand(
      bodies.length === 1 &&
        expected.includes(bodies[0]?.name ?? '') &&
        (!model?.structured || bodies[0]?.name === 'structuredBody'),
      root,
      'Le document doit avoir un corps et un seul, de la forme que son modèle demande.',
    );
  }),
  warning('frame/schema-location', '§1.1', ({ root }) =>
    demand(
      root.attribute('schemaLocation', 'http://www.w3.org/2001/XMLSchema-instance') === undefined,
      root,
      "xsi:schemaLocation n'a pas sa place dans un document échangé.",
    ),
  ),
];

const order = [
  'realmCode',
  'typeId',
  'templateId',
  'id',
  'code',
  'title',
  'effectiveTime',
  'confidentialityCode',
  'languageCode',
  'setId',
  'versionNumber',
  'recordTarget',
  'author',
  'dataEnterer',
  'informant',
  'custodian',
  'informationRecipient',
  'legalAuthenticator',
  'authenticator',
  'participant',
  'inFulfillmentOf',
  'documentationOf',
  'relatedDocument',
  'authorization',
  'componentOf',
  'component',
  'statusCode',
];

const neverNull = [
  'id',
  'code',
  'title',
  'effectiveTime',
  'confidentialityCode',
  'languageCode',
  'setId',
  'versionNumber',
  'recordTarget',
  'author',
  'legalAuthenticator',
  'documentationOf',
  'componentOf',
];
