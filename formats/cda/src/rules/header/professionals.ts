import { isFiness, isRpps, isSiren, isSiret } from '@liane/vocabulary';
import type { XmlElement } from '@liane/xml';
import { holds } from '../../codes/code-table.ts';
import { practiceSettings } from '../../codes/practice-settings.ts';
import { professions } from '../../codes/professions.ts';
import type { JudgedDocument } from '../judged-document.ts';
import { demand, every, fault, warning } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { hasRootAndExtension, isPreciseTime, psIdNat, structIdNat } from '../shapes.ts';

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

/** RPPS, FINESS, SIREN and SIRET end with a key (CDA digest §1.5); the other prefixes have none. */
function hasItsKey(root: string | undefined, extension: string): boolean {
  const [kind, number] = [extension.charAt(0), extension.slice(1)];
  if (root === psIdNat) return kind !== '8' || isRpps(number);
  if (root !== structIdNat) return true;
  return kind === '1' ? isFiness(number) : kind === '2' ? isSiren(number) : kind !== '3' || isSiret(number);
}

/** CDA digest §1.5, §1.6 and §1.11: those who write, sign and act. */
export const professionalRules: Rule[] = [
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
  warning('party/national-key', '§1.5', ({ header }) =>
    every(
      header.filter(({ name }) => name === 'id'),
      (id) => hasItsKey(id.attribute('root'), id.attribute('extension') ?? ''),
      (id) => `Le numéro national « ${id.attribute('extension') ?? ''} » n'a pas une clé juste : relisez-le.`,
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
];
