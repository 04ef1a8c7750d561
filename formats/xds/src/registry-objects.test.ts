import { readXml, XmlRefused } from '@liane/xml';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readRegistryObjects,
  submissionOf,
  writeRegistryObjects,
  writeSubmitObjectsRequest,
  XdsRefused,
} from './index.ts';
import type { Association, AssociationKind, XdsContent } from './index.ts';
import { author, entry, submissionSet } from './testing/samples.ts';

const kinds: AssociationKind[] = [
  'HasMember',
  'RPLC',
  'APND',
  'XFRM',
  'XFRM_RPLC',
  'signs',
  'UpdateAvailabilityStatus',
  'SubmitAssociation',
  'IsSnapshotOf',
];

const content = (): XdsContent => ({
  submissionSets: [submissionSet()],
  documents: [entry(), entry('Document02')],
  associations: kinds.map((kind, rank): Association => ({
    id: `as-${rank}`,
    kind,
    source: 'SubmissionSet01',
    target: 'Document01',
    slots: kind === 'HasMember' ? { SubmissionSetStatus: ['Original'], PreviousVersion: ['5'] } : {},
  })),
  references: ['urn:uuid:22222222-0000-4000-8000-000000000001'],
});

const read = (xml: string): XdsContent => readRegistryObjects(readXml(xml));

test('what is written is read back, every attribute of it', () => {
  expect(read(writeSubmitObjectsRequest(content()))).toEqual(content());
  expect(read(writeRegistryObjects(content()))).toEqual(content());
});

test('what is absent is written nowhere, and read back absent', () => {
  const bare = {
    ...entry(),
    logicalId: null,
    version: null,
    availabilityStatus: null,
    comments: null,
    serviceStopTime: null,
    hash: null,
    size: null,
    repositoryUniqueId: null,
    sourcePatientId: null,
    sourcePatientInfo: null,
    legalAuthenticator: null,
    authors: [],
    events: [],
    referenceIds: [],
    uri: null,
  };
  const xml = writeRegistryObjects({ submissionSets: [], documents: [bare], associations: [], references: [] });
  expect(read(xml).documents).toEqual([bare]);
  expect(xml).not.toMatch(/null|undefined|<rim:ValueList><\/rim:ValueList>/);
});

test('any text survives, hostile or not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      const said = text.replaceAll(/\s+/g, ' ').trim();
      fc.pre(said !== '' && !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(said));
      const document = { ...entry(), title: said, comments: said, authors: [{ ...author, role: said }] };
      const back = read(writeRegistryObjects({ ...content(), documents: [document] })).documents;
      expect(back).toEqual([document]);
    }),
    { numRuns: 200 },
  );
});

test('national digest 3.5: the author classification has an empty node, the lot its node, each member its status', () => {
  const xml = writeSubmitObjectsRequest(submissionOf(submissionSet(), [entry()], { Document01: 'urn:uuid:old' }));
  const list = readXml(xml).child('RegistryObjectList');
  const [document, set, node, member, replaces] = list?.children ?? [];
  expect(document?.attribute('objectType')).toBe('urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1');
  const authors = document
    ?.childrenNamed('Classification')
    .filter((each) => each.attribute('classificationScheme') === 'urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d');
  expect(authors?.map((each) => each.attribute('nodeRepresentation'))).toEqual(['', '']);
  expect([set?.name, node?.attribute('classificationNode'), node?.attribute('classifiedObject')]).toEqual([
    'RegistryPackage',
    'urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd',
    'SubmissionSet01',
  ]);
  expect(member?.path('Slot', 'ValueList', 'Value')?.text()).toBe('Original');
  expect([
    replaces?.attribute('associationType'),
    replaces?.attribute('sourceObject'),
    replaces?.attribute('targetObject'),
  ]).toEqual(['urn:ihe:iti:2007:AssociationType:RPLC', 'Document01', 'urn:uuid:old']);
});

test('ids of classifications and identifiers never meet', () => {
  const all = readXml(writeSubmitObjectsRequest(content()));
  const ids = ['Classification', 'ExternalIdentifier', 'ExtrinsicObject', 'RegistryPackage']
    .flatMap((name) => all.descendants(name))
    .map((each) => each.attribute('id'));
  expect(new Set(ids).size).toBe(ids.length);
});

test('MSSanté digest 7.4: an archive of the 2017 transformation still tells its patient and its author', () => {
  const written = writeSubmitObjectsRequest(content())
    .replaceAll('urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427', 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab')
    .replaceAll('urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d', 'urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d');
  const { documents, submissionSets } = read(written);
  expect(documents[0]?.patientId).toBe(entry().patientId);
  expect(documents[0]?.uniqueId).toBe(entry().uniqueId);
  expect(submissionSets[0]?.authors).toEqual([author]);
});

test('classifications may hang beside their object, and folders are passed over', () => {
  const rim = 'xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"';
  const { documents, submissionSets } = read(
    `<rim:RegistryObjectList ${rim}><rim:ExtrinsicObject id="d" mimeType="text/xml"/>` +
      `<rim:Classification classifiedObject="d" classificationScheme="urn:uuid:F0306F51-975f-434e-a61c-c59651d33983" nodeRepresentation="34112-3"/>` +
      `<rim:RegistryPackage id="f"/><rim:Classification classifiedObject="f" classificationNode="urn:uuid:d9d542f3-6cc4-48b6-8870-ea235fbc94c2"/>` +
      `<rim:Association associationType="urn:else" sourceObject="f" targetObject="d"/></rim:RegistryObjectList>`,
  );
  expect(documents[0]?.typeCode.code).toBe('34112-3');
  expect(documents[0]?.classCode).toEqual({ code: '', codeSystem: '', displayName: '' });
  expect(submissionSets).toEqual([]);
});

test.each([
  '<a/>',
  '<RegistryObjectList/>',
  '<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"/>',
])('refuses what is not ebRIM: %s', (xml) => {
  expect(() => read(xml)).toThrow(XdsRefused);
});

const outcomeOf = (xml: string): 'read' | 'refused' | 'worse' => {
  try {
    read(xml);
    return 'read';
  } catch (refusal) {
    return refusal instanceof XdsRefused || refusal instanceof XmlRefused ? 'refused' : 'worse';
  }
};

test('a mutated list is read or refused by name, never worse', () => {
  const xml = writeSubmitObjectsRequest(content());
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(xml.length - 1), fc.string({ maxLength: 4 })), { maxLength: 5 }),
      (changes) => {
        let mutated = xml;
        for (const [at, text] of changes) mutated = mutated.slice(0, at) + text + mutated.slice(at + text.length);
        expect(outcomeOf(mutated)).not.toBe('worse');
      },
    ),
    { numRuns: 500 },
  );
});
