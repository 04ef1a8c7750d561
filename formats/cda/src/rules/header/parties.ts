import { holds } from '../../codes/code-table.ts';
import { practiceSettings } from '../../codes/practice-settings.ts';
import { professions } from '../../codes/professions.ts';
import { relations } from '../../codes/relations.ts';
import type { XmlElement } from '@liane/xml';
import type { JudgedDocument } from '../judged-document.ts';
import { reach } from '../judged-document.ts';
import { demand, every, fault, warning } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { hasRootAndExtension, headerFlavours, isPreciseTime } from '../shapes.ts';

const psIdNat = '1.2.250.1.71.4.2.1';
const structIdNat = '1.2.250.1.71.4.2.2';

const inTable = (element: XmlElement | undefined, table: Parameters<typeof holds>[0]): boolean =>
  element !== undefined && holds(table, element.attribute('code') ?? '', element.attribute('codeSystem') ?? '');

/** A registered profession with its *savoir-faire*: JDV_J01 lists hundreds, we keep those we meet. */
const isRegistered = (code: XmlElement): boolean =>
  code.attribute('codeSystem') === '1.2.250.1.213.1.1.4.5' &&
  /^G1[56]_\d{2}\/[A-Z]+\d+$/.test(code.attribute('code') ?? '');

/** Every professional of the header: authors, signatories, performers. */
const assigned = ({ at }: JudgedDocument): XmlElement[] => [
  ...at('author', 'assignedAuthor'),
  ...at('legalAuthenticator', 'assignedEntity'),
  ...at('authenticator', 'assignedEntity'),
  ...at('documentationOf', 'serviceEvent', 'performer', 'assignedEntity'),
];

const organisations = (document: JudgedDocument): XmlElement[] =>
  assigned(document).flatMap((one) => one.childrenNamed('representedOrganization'));

/** Elements of the header of that name: entries of the body have rules of their own. */
const headerElements = ({ header }: JudgedDocument, name: string): XmlElement[] =>
  header.filter((element) => element.name === name);

/** CDA digest §1.5 to §1.12: those who write, sign, keep, receive, surround. */
export const partyRules: Rule[] = [
  fault('author/present', '§1.6', ({ root, at }) =>
    demand(at('author', 'assignedAuthor').length > 0, root, 'Le document doit avoir un auteur.'),
  ),
  fault('author/time', '§2.3', ({ at }) =>
    every(
      at('author'),
      (author) => isPreciseTime(author.child('time')?.attribute('value'), true),
      "La date de l'auteur doit être précise à la seconde, avec son décalage horaire.",
    ),
  ),
  fault('author/who', '§1.6', ({ at }) =>
    every(
      at('author', 'assignedAuthor'),
      (author) => author.child('assignedPerson') !== undefined || author.child('assignedAuthoringDevice') !== undefined,
      "L'auteur doit être une personne ou un logiciel nommé.",
    ),
  ),
  fault('author/organisation', '§2.3', ({ at }) =>
    every(
      at('author', 'assignedAuthor'),
      (author) => author.child('representedOrganization') !== undefined || author.childrenNamed('code').length === 0,
      "L'auteur professionnel doit dire la structure pour laquelle il agit.",
    ),
  ),
  fault('party/id', '§1.6', (document) =>
    every(
      assigned(document),
      (one) => one.childrenNamed('id').length > 0 && one.childrenNamed('id').every(hasRootAndExtension),
      'Un professionnel doit avoir un identifiant national complet (racine et extension).',
    ),
  ),
  fault('party/ps-idnat', '§1.5', ({ all }) =>
    every(
      all.filter((element) => element.name === 'id' && element.attribute('root') === psIdNat),
      (id) => /^(0\S+|8\d{11}|[13456]\S+\/\S.*)$/.test(id.attribute('extension') ?? ''),
      'Un identifiant de professionnel commence par son préfixe (8 pour un RPPS, 3 pour FINESS/numéro interne…).',
    ),
  ),
  fault('party/profession', '§1.6', (document) =>
    [...assigned(document), ...document.at('participant', 'associatedEntity')].flatMap((one) =>
      every(
        one.childrenNamed('code'),
        (code) => inTable(code, professions) || isRegistered(code),
        (code) => `La profession ${code.attribute('code') ?? ''} n'appartient pas à JDV_J01.`,
      ),
    ),
  ),
  warning('party/profession-unlisted', '§1.6', (document) =>
    [...assigned(document), ...document.at('participant', 'associatedEntity')].flatMap((one) =>
      every(
        one.childrenNamed('code').filter(isRegistered),
        (code) => inTable(code, professions),
        (code) =>
          `La spécialité ${code.attribute('code') ?? ''} n'est pas dans nos tables : vérifiez qu'elle est dans JDV_J01.`,
      ),
    ),
  ),
  fault('party/profession-missing', '§2.3', ({ at }) =>
    every(
      [...at('author', 'assignedAuthor'), ...at('legalAuthenticator', 'assignedEntity')].filter((one) =>
        one.childrenNamed('id').some((id) => id.attribute('root') === psIdNat),
      ),
      (one) => one.child('code') !== undefined,
      "L'auteur et le signataire doivent dire leur profession.",
    ),
  ),
  fault('party/organisation', '§1.5', (document) =>
    every(
      organisations(document),
      (one) =>
        one
          .childrenNamed('id')
          .some((id) => id.attribute('root') === structIdNat && Boolean(id.attribute('extension'))) &&
        Boolean(one.child('name')?.text()),
      'Une structure doit avoir son identifiant national et son nom.',
    ),
  ),
  fault('party/practice-setting', '§1.14', (document) =>
    every(
      organisations(document).flatMap((one) => one.childrenNamed('standardIndustryClassCode')),
      (code) => inTable(code, practiceSettings),
      "Le cadre d'exercice doit appartenir à JDV_J04 (ESSMS pour un établissement social ou médico-social).",
    ),
  ),
  fault('party/person-name', '§1.5', (document) =>
    every(
      ['assignedPerson', 'associatedPerson', 'relatedPerson', 'informationRecipient', 'guardianPerson']
        .flatMap((name) => headerElements(document, name))
        .filter((person) => person.child('name') !== undefined),
      (person) => person.childrenNamed('name').every((name) => Boolean(name.child('family')?.text())),
      'Une personne nommée doit avoir un nom de famille.',
    ),
  ),
  fault('legal-authenticator/present', '§1.11', ({ root }) =>
    demand(
      root.childrenNamed('legalAuthenticator').length === 1,
      root,
      'Le document doit avoir un responsable (legalAuthenticator) et un seul.',
    ),
  ),
  fault('legal-authenticator/signature', '§1.11', ({ at }) =>
    every(
      at('legalAuthenticator'),
      (one) =>
        one.child('signatureCode')?.attribute('code') === 'S' &&
        isPreciseTime(one.child('time')?.attribute('value'), true),
      'La signature du responsable porte le code S et une date précise à la seconde, avec son décalage horaire.',
    ),
  ),
  fault('custodian/id', '§1.9', ({ root, at }) => {
    const ids = at('custodian', 'assignedCustodian', 'representedCustodianOrganization', 'id');
    return demand(
      ids.length === 1 &&
        [structIdNat, '1.2.250.1.213.4.1'].includes(ids[0]?.attribute('root') ?? '') &&
        Boolean(ids[0]?.attribute('extension')),
      ids[0] ?? root,
      'La structure qui conserve le document doit être désignée par son identifiant national.',
    );
  }),
  fault('custodian/name', '§2.3', ({ root, at }) =>
    demand(
      at('custodian', 'assignedCustodian', 'representedCustodianOrganization', 'name').some((name) => name.text()),
      root,
      'La structure qui conserve le document doit être nommée.',
    ),
  ),
  fault('informant/class', '§1.8', ({ at }) =>
    every(
      at('informant', 'relatedEntity'),
      (one) => ['ECON', 'NOK', 'CON', 'CAREGIVER', 'PAT'].includes(one.attribute('classCode') ?? ''),
      "Le rôle d'un informateur doit être ECON, NOK, CON, CAREGIVER ou PAT.",
    ),
  ),
  fault('informant/relation', '§1.8', ({ at }) =>
    every(
      at('informant', 'relatedEntity', 'code'),
      (code) =>
        relations.some(
          (known) => known.code === code.attribute('code') && known.system === code.attribute('codeSystem'),
        ),
      "Le lien d'un informateur doit appartenir à JDV_J11.",
    ),
  ),
  fault('informant/telecom', '§2.3', ({ at }) =>
    every(
      at('informant', 'relatedEntity'),
      (one) => one.child('telecom') !== undefined && one.path('relatedPerson', 'name') !== undefined,
      'Un informateur doit être nommé et joignable, ou son absence de coordonnées dite par un nullFlavor.',
    ),
  ),
  fault('recipient/id', '§1.10', ({ at }) =>
    every(
      at('informationRecipient', 'intendedRecipient', 'id'),
      (id) => id.attribute('root') === psIdNat && Boolean(id.attribute('extension')),
      "L'identifiant d'un destinataire est celui d'un professionnel ; une structure se dit dans receivedOrganization.",
    ),
  ),
  fault('participant/type', '§1.12', ({ at }) =>
    every(
      at('participant'),
      (one) => ['REF', 'REFB', 'INF', 'RESP', 'PRF', 'CON', 'VRF'].includes(one.attribute('typeCode') ?? ''),
      "Le rôle d'un participant doit appartenir à JDV_J144.",
    ),
  ),
  fault('participant/time', '§1.12', ({ at }) =>
    every(
      at('participant'),
      (one) => one.child('time') !== undefined,
      "La période d'un participant doit être présente, fût-elle inconnue.",
    ),
  ),
  fault('participant/function', '§1.12', ({ at }) =>
    every(
      at('participant', 'functionCode'),
      (code) => functions.includes(`${code.attribute('code')}|${code.attribute('codeSystem')}`),
      "La fonction d'un participant doit appartenir à JDV_J47.",
    ),
  ),
  fault('telecom/syntax', '§1.4', (document) =>
    every(
      headerElements(document, 'telecom'),
      (one) =>
        one.attribute('value') === undefined
          ? headerFlavours.includes(one.attribute('nullFlavor') ?? '')
          : /^(tel:\+?\d+|(fax|mailto|ftp|mllp|https?):\S+)$/.test(one.attribute('value') ?? ''),
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

/** JDV_J47. */
const functions = [
  ...['CORRE', 'PRELV', 'ES-REF', 'ES-PREF'].map((code) => `${code}|1.2.250.1.213.1.1.4.2.280`),
  ...['ADMPHYS', 'ATTPHYS', 'DISPHYS', 'PCP'].map((code) => `${code}|2.16.840.1.113883.5.88`),
  ...['330', '353'].map((code) => `${code}|1.2.250.1.213.1.6.1.107`),
];
