import { documentTypes } from '@liane/vocabulary';
import { expect, test } from 'vitest';
import { binary } from './binary.ts';
import { searchset } from './bundle.ts';
import { capabilityStatement } from './capability-statement.ts';
import { documentReference, type FhirDocumentInput } from './document-reference.ts';
import { operationOutcome } from './operation-outcome.ts';
import { patient } from './patient.ts';
import { faultsOf } from './testing/base-definitions.ts';
import { mauricette, person, recordedAt, versioned } from './testing/fixtures.ts';

const base = 'http://localhost:3000/fhir/R4';

const sheet: FhirDocumentInput = {
  ...versioned,
  person,
  state: 'current',
  title: 'Document de liaison d’urgence',
  type: documentTypes.emergencyLiaison,
  typeInFrench: 'Document de liaison d’urgence',
  class: documentTypes.emergencyLiaison.class,
  date: recordedAt,
  author: 'Nadia Belkacem',
  establishment: { name: 'EHPAD Les Tilleuls', finess: '990001026' },
  replacesId: mauricette.id,
  files: [{ contentType: 'application/pdf', url: `${base}/Binary/x.pdf`, title: 'PDF' }],
};

test('DocumentReference: type, class, what it replaces, where its bytes are', () => {
  const written = documentReference(sheet);
  expect(faultsOf(written)).toEqual([]);
  expect(written).toMatchObject({
    status: 'current',
    docStatus: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '74207-2' }] },
    category: [{ coding: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.1', code: '11' }] }],
    relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${mauricette.id}` } }],
    content: [{ attachment: { contentType: 'application/pdf', url: `${base}/Binary/x.pdf` } }],
  });
});

test('a deleted document says so and leads to no bytes; a received one may have words for a type', () => {
  const written = documentReference({ ...sheet, state: 'deleted', type: null, class: null });
  expect(faultsOf(written)).toEqual([]);
  expect(written).toMatchObject({
    status: 'entered-in-error',
    docStatus: 'entered-in-error',
    type: { text: 'Document de liaison d’urgence' },
  });
  expect(JSON.stringify(written)).not.toContain('Binary');
  expect(documentReference({ ...sheet, state: 'replaced' }).status).toBe('superseded');
});

test('Binary gives back the very bytes', () => {
  const bytes = Uint8Array.from([0, 255, 37, 80, 68, 70, 128]);
  const written = binary({
    ...versioned,
    id: 'x.pdf',
    contentType: 'application/pdf',
    bytes,
    documentId: versioned.id,
  });
  expect(faultsOf(written)).toEqual([]);
  expect(written.data).toBe('AP8lUERGgA==');
});

test('searchset: links, entries, and none at all', () => {
  const asked = { id: versioned.id, at: recordedAt, base, self: `${base}/Patient`, outcome: null };
  const page = searchset({ ...asked, found: [patient(mauricette, '2.2.0')], next: `${base}/Patient?_cursor=x` });
  expect(faultsOf(page)).toEqual([]);
  expect(page.link).toEqual([
    { relation: 'self', url: `${base}/Patient` },
    { relation: 'next', url: `${base}/Patient?_cursor=x` },
  ]);
  expect(page.entry?.[0]).toMatchObject({ fullUrl: `${base}/Patient/${mauricette.id}`, search: { mode: 'match' } });
  const empty = searchset({ ...asked, found: [], next: null });
  expect([faultsOf(empty), empty.entry, empty.link?.length]).toEqual([[], undefined, 1]);
});

test('OperationOutcome', () => {
  const written = operationOutcome([{ severity: 'error', code: 'not-found', text: 'Cette ressource n’existe pas.' }]);
  expect(faultsOf(written)).toEqual([]);
  expect(written.issue).toEqual([
    { severity: 'error', code: 'not-found', details: { text: 'Cette ressource n’existe pas.' } },
  ]);
});

test('CapabilityStatement', () => {
  const written = capabilityStatement({
    base,
    tokenUrl: 'http://localhost:3000/oauth/token',
    software: { name: 'Liane', version: '0.1.0' },
    date: '2026-11-21',
    resources: [
      {
        type: 'Patient',
        profiles: ['fr-core-patient'],
        read: true,
        search: false,
        searchParams: [{ name: '_id', type: 'token' }],
      },
    ],
  });
  expect(faultsOf(written)).toEqual([]);
  expect(written.rest?.[0]?.resource?.[0]).toMatchObject({
    type: 'Patient',
    interaction: [{ code: 'read' }],
    supportedProfile: ['https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient'],
  });
});
