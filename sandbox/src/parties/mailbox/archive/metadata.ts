import type { Coded, DocumentEntry, SubmissionSet, XdsAuthor } from '@liane/xds';
import { traitsSaid } from './traits.ts';
import { printed, tree } from './tree.ts';
import type { Tree } from './tree.ts';

const urn = (uuid: string): string => `urn:uuid:${uuid}`;

/** MSSanté digest 7.4, the values of IHE. */
const schemes = {
  author: urn('93606bcf-9494-43ec-9b4e-a7748d1a838d'),
  class: urn('41a5887f-8865-4c09-adf7-e362475b143a'),
  confidentiality: urn('f4f85eac-e6cb-4883-b524-f2705394840f'),
  event: urn('2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4'),
  format: urn('a09d5840-386c-46f2-b5ad-9c3699a4309d'),
  facility: urn('f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1'),
  setting: urn('cccf5598-8b07-4b77-a05e-ae952c785ead'),
  type: urn('f0306f51-975f-434e-a61c-c59651d33983'),
  setAuthor: urn('a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d'),
  content: urn('aa543740-bdda-424e-8c96-df4873be8500'),
} as const;
const ofDocument = {
  uniqueId: urn('2e82c1f6-a085-4c72-9da3-8640a32e42ab'),
  patientId: urn('58a6f841-87b3-4a3e-92fd-a8ffeff98427'),
} as const;
const ofSet = {
  sourceId: urn('554ac39e-e3fe-47fe-b233-965d2a147832'),
  uniqueId: urn('96fdda7c-d067-4183-912e-bf5ee74998a8'),
  patientId: urn('6b5aea1a-874d-4603-a4bc-96a0a7b38446'),
} as const;
const isDocument = urn('7edca82f-054d-47f2-a032-9b2a5b5186c1');
const isSet = urn('a54d6aa5-d40d-43f9-88c5-b4633d873bdd');
const regrep = 'urn:oasis:names:tc:ebxml-regrep';

/**
 * METADATA.XML (MSSanté digest 7), by the hand of the town: the lot comes first, its slots and codes in an order of their own, without
 * prefixes, one element a line. What ebRIM lets free is written here otherwise than the software it is sent to writes it.
 */
export function writeMetadata(set: SubmissionSet, documents: readonly DocumentEntry[]): string {
  const members = documents.map(({ entryUuid }, rank) =>
    tree(
      'Association',
      {
        associationType: `${regrep}:AssociationType:HasMember`,
        targetObject: entryUuid,
        sourceObject: set.entryUuid,
        objectType: `${regrep}:ObjectType:RegistryObject:Association`,
        id: `Lien_${rank + 1}`,
      },
      [slot('SubmissionSetStatus', ['Original'])],
    ),
  );
  const nature = tree('Classification', { classificationNode: isSet, classifiedObject: set.entryUuid, id: 'Nature' });
  const objects = [nature, lot(set), ...members, ...documents.map(document)];
  const list = tree('RegistryObjectList', { xmlns: `${regrep}:xsd:rim:3.0` }, objects);
  return `<?xml version="1.0" encoding="utf-8"?>\r\n${printed(tree('SubmitObjectsRequest', { xmlns: `${regrep}:xsd:lcm:3.0` }, [list]))}`;
}

function lot(set: SubmissionSet): Tree {
  const hang = hanger(set.entryUuid);
  return tree('RegistryPackage', { id: set.entryUuid }, [
    slot('submissionTime', [set.submissionTime]),
    ...named(set.title),
    hang.code(schemes.content, set.contentType),
    ...set.authors.map((author) => hang.author(schemes.setAuthor, author)),
    hang.identifier(ofSet.sourceId, 'XDSSubmissionSet.sourceId', set.sourceId),
    hang.identifier(ofSet.uniqueId, 'XDSSubmissionSet.uniqueId', set.uniqueId),
    hang.identifier(ofSet.patientId, 'XDSSubmissionSet.patientId', set.patientId),
  ]);
}

function document(entry: DocumentEntry): Tree {
  const hang = hanger(entry.entryUuid);
  const slots: [string, readonly (string | null)[]][] = [
    ['URI', [entry.uri]],
    ['size', [entry.size === null ? null : String(entry.size)]],
    ['hash', [entry.hash]],
    ['sourcePatientInfo', traitsSaid(entry.sourcePatientInfo)],
    ['sourcePatientId', [entry.sourcePatientId]],
    ['legalAuthenticator', [entry.legalAuthenticator]],
    ['serviceStopTime', [entry.serviceStopTime]],
    ['serviceStartTime', [entry.serviceStartTime]],
    ['languageCode', [entry.languageCode]],
    ['creationTime', [entry.creationTime]],
  ];
  return tree('ExtrinsicObject', { objectType: isDocument, mimeType: entry.mimeType, id: entry.entryUuid }, [
    ...slotsOf(slots),
    ...named(entry.title),
    hang.code(schemes.type, entry.typeCode),
    hang.code(schemes.class, entry.classCode),
    hang.code(schemes.format, entry.formatCode),
    hang.code(schemes.setting, entry.practiceSetting),
    hang.code(schemes.facility, entry.healthcareFacilityType),
    ...entry.events.map((each) => hang.code(schemes.event, each)),
    ...entry.confidentiality.map((each) => hang.code(schemes.confidentiality, each)),
    ...entry.authors.map((author) => hang.author(schemes.author, author)),
    hang.identifier(ofDocument.uniqueId, 'XDSDocumentEntry.uniqueId', entry.uniqueId),
    hang.identifier(ofDocument.patientId, 'XDSDocumentEntry.patientId', entry.patientId),
  ]);
}

/** What hangs on one object; each piece has an id of its own. */
function hanger(object: string) {
  let last = 0;
  const id = (): string => `_${object.slice(-12)}_${++last}`;
  return {
    code: (scheme: string, { code, codeSystem, displayName }: Coded): Tree =>
      tree(
        'Classification',
        { nodeRepresentation: code, classificationScheme: scheme, classifiedObject: object, id: id() },
        [slot('codingScheme', [codeSystem]), ...named(displayName)],
      ),
    author: (scheme: string, { person, institutions, role, specialties }: XdsAuthor): Tree => {
      const slots: [string, readonly (string | null)[]][] = [
        ['authorSpecialty', specialties],
        ['authorRole', [role]],
        ['authorInstitution', institutions],
        ['authorPerson', [person]],
      ];
      return tree(
        'Classification',
        { nodeRepresentation: '', classificationScheme: scheme, classifiedObject: object, id: id() },
        slotsOf(slots),
      );
    },
    identifier: (scheme: string, name: string, value: string): Tree =>
      tree(
        'ExternalIdentifier',
        { value, identificationScheme: scheme, registryObject: object, id: id() },
        named(name),
      ),
  };
}

/** Those that say something. */
const slotsOf = (slots: readonly [string, readonly (string | null)[]][]): Tree[] =>
  slots.flatMap(([name, values]) => (values.some((value) => value !== null) ? [slot(name, values)] : []));

const slot = (name: string, values: readonly (string | null)[]): Tree =>
  tree('Slot', { name }, [
    tree(
      'ValueList',
      {},
      values.flatMap((value) => (value === null ? [] : [tree('Value', {}, value)])),
    ),
  ]);

const named = (words: string | null): Tree[] =>
  words === null || words === '' ? [] : [tree('Name', {}, [tree('LocalizedString', { value: words })])];
