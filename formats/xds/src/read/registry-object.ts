import type { XmlElement } from '@liane/xml';
import type { Coded, XdsAuthor } from '../metadata.ts';
import type { IdentifierScheme } from '../schemes.ts';

/** Values of a slot of the object itself; empty when there is no such slot. */
export const slotValues = (object: XmlElement, name: string): string[] =>
  object
    .childrenNamed('Slot')
    .filter((slot) => slot.attribute('name') === name)
    .flatMap((slot) => slot.child('ValueList')?.childrenNamed('Value') ?? [])
    .map((value) => value.text())
    .filter((value) => value !== '');

export const slotValue = (object: XmlElement, name: string): string | null => slotValues(object, name)[0] ?? null;

/** Every slot of an object. */
export const allSlots = (object: XmlElement): Record<string, string[]> =>
  Object.fromEntries(
    object.childrenNamed('Slot').flatMap((slot) => {
      const name = slot.attribute('name');
      return name === undefined ? [] : [[name, slotValues(object, name)]];
    }),
  );

/** Text of `rim:Name` or `rim:Description`. */
export const labelOf = (object: XmlElement, element: 'Name' | 'Description'): string | null =>
  object.path(element, 'LocalizedString')?.attribute('value') ?? null;

export const empty: Coded = { code: '', codeSystem: '', displayName: '' };

/** Classifications of that scheme; those hanging elsewhere in the list are found by their `classifiedObject`. */
export const codesOf = (classifications: readonly XmlElement[], scheme: string): Coded[] =>
  inScheme(classifications, scheme).map((each) => ({
    code: each.attribute('nodeRepresentation') ?? '',
    codeSystem: slotValue(each, 'codingScheme') ?? '',
    displayName: labelOf(each, 'Name') ?? '',
  }));

export const authorsOf = (classifications: readonly XmlElement[], ...schemes: string[]): XdsAuthor[] =>
  schemes
    .flatMap((scheme) => inScheme(classifications, scheme))
    .map((each) => ({
      person: slotValue(each, 'authorPerson'),
      institutions: slotValues(each, 'authorInstitution'),
      role: slotValue(each, 'authorRole'),
      specialties: slotValues(each, 'authorSpecialty'),
    }));

/** By scheme first, then by name (MSSanté digest 7.4): old archives give one scheme to two identifiers. */
export function identifierOf(object: XmlElement, { scheme, name }: IdentifierScheme): string {
  const identifiers = object.childrenNamed('ExternalIdentifier');
  const named = identifiers.find((each) => labelOf(each, 'Name') === name);
  const unnamed = identifiers.find(
    (each) => schemeIs(each, 'identificationScheme', scheme) && !namesAnother(each, name),
  );
  return (named ?? unnamed)?.attribute('value')?.trim() ?? '';
}

/** A name that tells another identifier wins over the scheme. */
function namesAnother(identifier: XmlElement, name: string): boolean {
  const said = labelOf(identifier, 'Name') ?? '';
  return said !== name && /^XDS(DocumentEntry|SubmissionSet)\.\w+$/.test(said);
}

const inScheme = (classifications: readonly XmlElement[], scheme: string): XmlElement[] =>
  classifications.filter((each) => schemeIs(each, 'classificationScheme', scheme));

const schemeIs = (element: XmlElement, attribute: string, scheme: string): boolean =>
  element.attribute(attribute)?.toLowerCase() === scheme;
