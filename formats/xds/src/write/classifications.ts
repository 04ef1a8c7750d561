import type { Coded, XdsAuthor } from '../metadata.ts';
import type { IdentifierScheme } from '../schemes.ts';
import { attribute, label, slot } from './markup.ts';

/** What hangs on one registry object; each piece has an id of its own under that of the object. */
export interface Hanger {
  object: string;
  next: () => string;
}

export function hangerOf(object: string): Hanger {
  let last = 0;
  return { object, next: () => `${object}-${++last}` };
}

export const codedClassification = (hanger: Hanger, scheme: string, { code, codeSystem, displayName }: Coded): string =>
  classification(
    hanger,
    scheme,
    code,
    slot('codingScheme', [codeSystem]) + label('Name', displayName === '' ? code : displayName),
  );

/** National digest 3.5: `nodeRepresentation` of an author is there, and empty. */
export const authorClassification = (hanger: Hanger, scheme: string, author: XdsAuthor): string =>
  classification(
    hanger,
    scheme,
    '',
    slot('authorPerson', [author.person]) +
      slot('authorInstitution', author.institutions) +
      slot('authorRole', [author.role]) +
      slot('authorSpecialty', author.specialties),
  );

export const externalIdentifier = (hanger: Hanger, { scheme, name }: IdentifierScheme, value: string): string =>
  `<rim:ExternalIdentifier${attribute('id', hanger.next())}${attribute('registryObject', hanger.object)}` +
  `${attribute('identificationScheme', scheme)}${attribute('value', value)}>${label('Name', name)}</rim:ExternalIdentifier>`;

const classification = (hanger: Hanger, scheme: string, node: string, content: string): string =>
  `<rim:Classification${attribute('id', hanger.next())}${attribute('classifiedObject', hanger.object)}` +
  `${attribute('classificationScheme', scheme)}${attribute('nodeRepresentation', node)}>${content}</rim:Classification>`;
