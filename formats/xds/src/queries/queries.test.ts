import { readXml } from '@liane/xml';
import { expect, test } from 'vitest';
import { QueryRefused, readAdhocQuery, writeAdhocQuery } from '../index.ts';
import type { StoredQuery } from '../index.ts';

const patientId = "2580435238042'53^^^&1.2.250.1.213.1.4.10&ISO^NH";
const report = { code: '10', codeSystem: '1.2.250.1.213.1.1.4.1' };

const queries: StoredQuery[] = [
  { kind: 'FindDocuments', patientId, statuses: ['Approved', 'Archived'] },
  {
    kind: 'FindDocuments',
    patientId,
    statuses: ['Approved'],
    classCodes: [report, { ...report, code: '11' }],
    typeCodes: [{ code: "l'un,(l'autre)", codeSystem: '1.2' }],
    practiceSettings: [report],
    facilityTypes: [report],
    events: [report],
    confidentiality: [report],
    formats: [report],
    creationFrom: '20240101000000',
    creationTo: '20250101000000',
    serviceStartFrom: '20240101',
    serviceStartTo: '20250101',
    serviceStopFrom: '2024',
    serviceStopTo: '2025',
    authors: ['%BRIAND%'],
  },
  { kind: 'FindSubmissionSets', patientId, statuses: ['Approved', 'Deprecated'] },
  {
    kind: 'FindSubmissionSets',
    patientId,
    statuses: ['Approved'],
    sourceIds: ['2.25.9'],
    submittedFrom: '20240101000000',
    submittedTo: '20250101000000',
    author: '%BRIAND%',
    contentTypes: [report],
  },
  { kind: 'GetAssociations', uuids: ['urn:uuid:a', 'urn:uuid:b'] },
  { kind: 'GetDocuments', entryUuids: ['urn:uuid:a'] },
  { kind: 'GetDocuments', uniqueIds: ['2.25.1^x'] },
  { kind: 'GetDocumentsAndAssociations', uniqueIds: Array.from({ length: 45 }, (_, rank) => `2.25.${rank}`) },
];

test.each(queries)('$kind is written, then read back', (query) => {
  for (const returns of ['LeafClass', 'ObjectRef'] as const)
    expect(readAdhocQuery(readXml(writeAdhocQuery({ query, returns })))).toEqual({ query, returns });
});

test('national digest 3.7: the patient id in quotes without parentheses, lists in parentheses', () => {
  const query: StoredQuery = {
    kind: 'FindDocuments',
    patientId: '1^^^&2&ISO^NH',
    statuses: ['Approved'],
    classCodes: [report],
    serviceStartFrom: '20240101000000',
  };
  const values = readXml(writeAdhocQuery({ query, returns: 'LeafClass' }))
    .descendants('Value')
    .map((value) => value.text());
  expect(values).toEqual([
    "'1^^^&2&ISO^NH'",
    "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')",
    "('10^^1.2.250.1.213.1.1.4.1')",
    '20240101000000',
  ]);
});

const refusalOf = (slots: string, id = '14d4debf-8f97-4251-9a74-a90016b0af0d'): unknown => {
  const xml =
    `<q:AdhocQueryRequest xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns:r="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">` +
    `<r:AdhocQuery id="urn:uuid:${id}">${slots}</r:AdhocQuery></q:AdhocQueryRequest>`;
  try {
    return readAdhocQuery(readXml(xml));
  } catch (refusal) {
    return refusal instanceof QueryRefused ? refusal.xdsCode : refusal;
  }
};
const slot = (name: string, ...values: string[]): string =>
  `<r:Slot name="${name}"><r:ValueList>${values.map((value) => `<r:Value>${value}</r:Value>`).join('')}</r:ValueList></r:Slot>`;
const patient = slot('$XDSDocumentEntryPatientId', "'1^^^&amp;2&amp;ISO^NH'");
const status = slot('$XDSDocumentEntryStatus', "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')");

test.each([
  ['XDSUnknownStoredQuery', patient, '958f3006-baad-4929-a4de-ff1114824431'],
  ['XDSStoredQueryMissingParam', patient],
  ['XDSStoredQueryMissingParam', status],
  ['XDSStoredQueryParamNumber', patient + patient + status],
  ['XDSStoredQueryParamNumber', slot('$XDSDocumentEntryPatientId', "('a','b')") + status],
  ['XDSStoredQueryParamNumber', slot('$XDSDocumentEntryPatientId', '(1') + status],
  ['XDSStoredQueryParamNumber', slot('$XDSDocumentEntryPatientId', "('a' 'b')") + status],
  ['XDSStoredQueryParamNumber', slot('$XDSDocumentEntryPatientId', "('a',)") + status],
  ['XDSStoredQueryParamNumber', slot('$XDSDocumentEntryPatientId', 'sans guillemets') + status],
  ['XDSStoredQueryMissingParam', '', '5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4'],
])('%s', (code: string, slots: string, id?: string) => {
  expect(refusalOf(slots, id)).toBe(code);
});
