import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeXdm } from './index.ts';
import { childrenOf, everything, readTree, slotOf } from './testing/independent-reader.ts';
import type { Node } from './testing/independent-reader.ts';
import { archive, patientId, producer } from './testing/samples.ts';

const urn = (uuid: string): string => `urn:uuid:${uuid}`;

/** MSSanté digest 7.4, first column: the values of IHE, not those of the transformation of 2017. */
const ofDocument = {
  objectType: urn('7edca82f-054d-47f2-a032-9b2a5b5186c1'),
  author: urn('93606bcf-9494-43ec-9b4e-a7748d1a838d'),
  codes: {
    classCode: urn('41a5887f-8865-4c09-adf7-e362475b143a'),
    confidentialityCode: urn('f4f85eac-e6cb-4883-b524-f2705394840f'),
    formatCode: urn('a09d5840-386c-46f2-b5ad-9c3699a4309d'),
    healthcareFacilityTypeCode: urn('f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1'),
    practiceSettingCode: urn('cccf5598-8b07-4b77-a05e-ae952c785ead'),
    typeCode: urn('f0306f51-975f-434e-a61c-c59651d33983'),
  },
  patientId: urn('58a6f841-87b3-4a3e-92fd-a8ffeff98427'),
  uniqueId: urn('2e82c1f6-a085-4c72-9da3-8640a32e42ab'),
};
const ofSet = {
  node: urn('a54d6aa5-d40d-43f9-88c5-b4633d873bdd'),
  author: urn('a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d'),
  contentTypeCode: urn('aa543740-bdda-424e-8c96-df4873be8500'),
  patientId: urn('6b5aea1a-874d-4603-a4bc-96a0a7b38446'),
  sourceId: urn('554ac39e-e3fe-47fe-b233-965d2a147832'),
  uniqueId: urn('96fdda7c-d067-4183-912e-bf5ee74998a8'),
};

const files = unzipSync(writeXdm(archive('<a>é</a>', '<b/>'), producer));
const metadata = readTree(Buffer.from(files['IHE_XDM/SUBSET01/METADATA.XML'] ?? []).toString('utf8'));
const all = everything(metadata);
const named = (name: string): Node[] => all.filter((node) => node.name === name);
const about = (kind: string, attribute: string, id: string | undefined): Node[] =>
  named(kind).filter(({ attributes }) => attributes[attribute] === id);
const schemes = (nodes: Node[], attribute: string): string[] =>
  nodes.map(({ attributes }) => attributes[attribute] ?? 'none');
const [set] = named('RegistryPackage');

test('MSSanté digest 7.1: one request, one lot, and as many documents as files', () => {
  expect(metadata.name).toBe('SubmitObjectsRequest');
  expect(childrenOf(metadata, 'RegistryObjectList')).toHaveLength(1);
  expect(named('RegistryPackage')).toHaveLength(1);
  const uris = named('ExtrinsicObject').flatMap((document) => slotOf(document, 'URI'));
  const inSubset = Object.keys(files)
    .filter((path) => /^IHE_XDM\/SUBSET01\/.+/.test(path))
    .map((path) => path.slice('IHE_XDM/SUBSET01/'.length));
  expect([...uris, 'METADATA.XML'].toSorted()).toEqual(inSubset.toSorted());
  for (const name of inSubset) expect(name).toMatch(/^[A-Z0-9]{1,8}\.[A-Z]{3}$/);
});

test('MSSanté digest 7.2: each document has what is required, and its hash and size are those of its file', () => {
  for (const document of named('ExtrinsicObject')) {
    const { id, objectType, mimeType } = document.attributes;
    expect({ objectType, mimeType }).toEqual({ objectType: ofDocument.objectType, mimeType: 'text/xml' });
    const [uri = ''] = slotOf(document, 'URI');
    const bytes = files[`IHE_XDM/SUBSET01/${uri}`] ?? new Uint8Array();
    expect(slotOf(document, 'hash')).toEqual([createHash('sha1').update(bytes).digest('hex')]);
    expect(slotOf(document, 'size')).toEqual([String(bytes.length)]);
    for (const slot of ['creationTime', 'serviceStartTime']) expect(slotOf(document, slot)[0]).toMatch(/^\d{14}$/);
    expect(slotOf(document, 'languageCode')).toEqual(['fr-FR']);
    expect(slotOf(document, 'sourcePatientId')[0]).toMatch(/^[^^]+\^\^\^&[\d.]+&ISO\^PI$/);
    const info = slotOf(document, 'sourcePatientInfo');
    for (const field of ['PID-5|ROUX^IRENE', 'PID-7|19580412', 'PID-8|F'])
      expect(info.some((value) => value.startsWith(field))).toBe(true);
    expect(
      childrenOf(document, 'Name')
        .flatMap(everything)
        .map(({ attributes }) => attributes['value']),
    ).toContain('Projet <d’Irène> & suite');

    const classified = about('Classification', 'classifiedObject', id);
    expect(schemes(classified, 'classificationScheme').toSorted()).toEqual(
      [ofDocument.author, ...Object.values(ofDocument.codes)].toSorted(),
    );
    const codes = classified.filter(({ attributes }) => attributes['classificationScheme'] !== ofDocument.author);
    for (const code of codes) {
      expect(code.attributes['nodeRepresentation']).not.toBe('');
      expect(slotOf(code, 'codingScheme')).toEqual([expect.stringMatching(/^[\d.]+$/)]);
    }
    const identified = about('ExternalIdentifier', 'registryObject', id);
    expect(schemes(identified, 'identificationScheme').toSorted()).toEqual(
      [ofDocument.patientId, ofDocument.uniqueId].toSorted(),
    );
  }
});

test('MSSanté digest 7.3: the lot is one, named, classified, and holds every document', () => {
  const id = set?.attributes['id'];
  const classified = about('Classification', 'classifiedObject', id);
  expect(
    classified.map(({ attributes }) => attributes['classificationNode'] ?? attributes['classificationScheme']),
  ).toEqual(expect.arrayContaining([ofSet.node, ofSet.author, ofSet.contentTypeCode]));
  expect(schemes(about('ExternalIdentifier', 'registryObject', id), 'identificationScheme').toSorted()).toEqual(
    [ofSet.patientId, ofSet.sourceId, ofSet.uniqueId].toSorted(),
  );
  expect(slotOf(set ?? metadata, 'submissionTime')[0]).toMatch(/^\d{14}$/);
  const members = named('Association');
  expect(members.map(({ attributes }) => [attributes['sourceObject'], attributes['targetObject']])).toEqual(
    named('ExtrinsicObject').map(({ attributes }) => [id, attributes['id']]),
  );
  for (const member of members) {
    expect(member.attributes['associationType']).toMatch(/HasMember$/);
    expect(slotOf(member, 'SubmissionSetStatus')).toEqual(['Original']);
  }
});

test('ECO.2.1.1: one person; every name is given once, and every name used is given', () => {
  const patients = named('ExternalIdentifier').filter(({ attributes }) =>
    [ofDocument.patientId, ofSet.patientId].includes(attributes['identificationScheme'] ?? ''),
  );
  expect(patients.map(({ attributes }) => attributes['value'])).toEqual([patientId, patientId, patientId]);
  const ids = all.flatMap(({ attributes }) => attributes['id'] ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const used = all.flatMap(({ attributes }) =>
    ['classifiedObject', 'registryObject', 'sourceObject', 'targetObject'].flatMap((name) => attributes[name] ?? []),
  );
  expect(used.filter((id) => !ids.includes(id))).toEqual([]);
});
