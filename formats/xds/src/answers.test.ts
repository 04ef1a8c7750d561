import { readXml } from '@liane/xml';
import { expect, test } from 'vitest';
import {
  readAdhocQueryResponse,
  readProvideAndRegister,
  readRegistryResponse,
  readRetrieveRequest,
  readRetrieveResponse,
  writeAdhocQueryResponse,
  writeProvideAndRegister,
  writeRegistryResponse,
  writeRetrieveRequest,
  writeRetrieveResponse,
  XdsRefused,
} from './index.ts';
import type { RegistryError } from './index.ts';
import { entry, submissionSet } from './testing/samples.ts';

const errors: RegistryError[] = [
  { code: 'XDSUnknownPatientId', context: 'L’INS n’a pas de « DMP »', severity: 'Error', location: 'ITI-41' },
  { code: 'DMPGenericError', context: '', severity: 'Warning', location: null },
];
const content = { submissionSets: [submissionSet()], documents: [entry()], associations: [], references: [] };

test.each(['Success', 'PartialSuccess', 'Failure'] as const)('a %s is read back with its errors', (status) => {
  expect(readRegistryResponse(readXml(writeRegistryResponse({ status, errors })))).toEqual({ status, errors });
  const answer = { status, errors, content };
  expect(readAdhocQueryResponse(readXml(writeAdhocQueryResponse(answer)))).toEqual(answer);
});

test('no error, no list of errors', () => {
  expect(writeRegistryResponse({ status: 'Success', errors: [] })).not.toContain('RegistryErrorList');
});

test('a status nobody knows is a failure, and an answer without list is empty', () => {
  const xml = '<AdhocQueryResponse xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" status="urn:else"/>';
  expect(readAdhocQueryResponse(readXml(xml))).toEqual({
    status: 'Failure',
    errors: [],
    content: { submissionSets: [], documents: [], associations: [], references: [] },
  });
});

test('ITI-41 carries the lot and where its bytes are', () => {
  const provision = {
    content,
    documents: [
      { entryUuid: 'Document01', content: { contentId: 'doc-1@liane' } },
      { entryUuid: 'Document02', content: { base64: 'AAEC' } },
    ],
  };
  expect(readProvideAndRegister(readXml(writeProvideAndRegister(provision)))).toEqual(provision);
});

test('ITI-43 asks by address, and answers addresses with where the bytes are', () => {
  const asked = [{ repositoryUniqueId: '1.2', uniqueId: '2.25.1^a&b' }];
  expect(readRetrieveRequest(readXml(writeRetrieveRequest(asked)))).toEqual(asked);
  const answer = {
    status: 'PartialSuccess' as const,
    errors,
    documents: [
      { repositoryUniqueId: '1.2', uniqueId: '2.25.1^a&b', mimeType: 'text/xml', content: { contentId: 'a+b@c' } },
    ],
  };
  expect(readRetrieveResponse(readXml(writeRetrieveResponse(answer)))).toEqual(answer);
});

test('each reader refuses what is another message', () => {
  const readers = [
    readRegistryResponse,
    readAdhocQueryResponse,
    readProvideAndRegister,
    readRetrieveRequest,
    readRetrieveResponse,
  ];
  for (const reader of readers) expect(() => reader(readXml('<a xmlns="urn:else"/>'))).toThrow(XdsRefused);
});
