import { createHash } from 'node:crypto';
import { readCda, writeUnstructured } from '@liane/cda';
import type { DocumentHeader } from '@liane/cda';
import { documentTypes } from '@liane/vocabulary';
import { expect, test } from 'vitest';
import { classOfType, entryFromCda, NotDescribable, readXcn, readXon, submissionSetOf } from '../index.ts';
import type { AboutCda, DocumentEntry } from '../index.ts';
import { header } from '../testing/header.ts';
import { author } from '../testing/samples.ts';

function entryOf(said: DocumentHeader, about: Partial<AboutCda> = {}): { entry: DocumentEntry; bytes: Buffer } {
  const bytes = Buffer.from(writeUnstructured({ header: said, pdf: Buffer.from('%PDF-1.7\n%%EOF\n') }).xml);
  return { bytes, entry: entryFromCda(readCda(bytes), { bytes, entryUuid: 'Document01', ...about }) };
}

test('CDA digest 6.1: from the header of a CDA to its entry', () => {
  const { entry, bytes } = entryOf(header(), { visibility: ['MASQUE_PS'], uri: 'DOC00001.XML' });
  expect(entry).toEqual({
    entryUuid: 'Document01',
    logicalId: null,
    uniqueId: '2.25.1001^v2',
    version: null,
    availabilityStatus: null,
    title: 'Projet d’Irène',
    comments: null,
    mimeType: 'text/xml',
    languageCode: 'fr-FR',
    creationTime: '20260115133005',
    serviceStartTime: '20260115130000',
    serviceStopTime: '20260115140000',
    hash: createHash('sha1').update(bytes).digest('hex'),
    size: bytes.length,
    repositoryUniqueId: null,
    patientId: '258043523804253^^^&1.2.250.1.213.1.4.10&ISO^NH',
    sourcePatientId: 'U-217^^^&2.25.77&ISO^PI',
    sourcePatientInfo: {
      birthName: 'ROUX',
      usedName: 'BLANC',
      givenNames: ['IRENE', 'JEANNE'],
      birthDate: '19580412',
      sex: 'F',
      birthplace: '35238',
    },
    legalAuthenticator: '810109999994^BRIAND^Claire^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS',
    authors: [
      {
        person: '3350099982/INF-7^OLLIVIER^Samir^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^EI',
        institutions: [String.raw`EHPAD Les Tilleuls \T\ Cie^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1350099982`],
        role: null,
        specialties: ['G15_60^Infirmier^1.2.250.1.213.1.1.4.5'],
      },
    ],
    classCode: {
      code: '44',
      codeSystem: '1.2.250.1.213.1.1.4.1',
      displayName: 'Plan de soins, protocole de soins',
    },
    typeCode: {
      code: '80788-3',
      codeSystem: '2.16.840.1.113883.6.1',
      displayName: "Projet personnalisé d'accompagnement",
    },
    formatCode: {
      code: 'urn:ihe:iti:xds-sd:pdf:2008',
      codeSystem: '1.3.6.1.4.1.19376.1.2.3',
      displayName: 'Document à corps non structuré en Pdf/A-1',
    },
    healthcareFacilityType: {
      code: 'SA17',
      codeSystem: '1.2.250.1.71.4.2.4',
      displayName: 'Etablissement pour personnes âgées',
    },
    practiceSetting: {
      code: 'ESSMS',
      codeSystem: '1.2.250.1.213.1.1.4.9',
      displayName: 'Etablissement ou Service Social ou Médico-Social',
    },
    confidentiality: [
      { code: 'N', codeSystem: '2.16.840.1.113883.5.25', displayName: 'Normal' },
      {
        code: 'MASQUE_PS',
        codeSystem: '1.2.250.1.213.1.1.4.13',
        displayName: 'Masqué aux professionnels de santé',
      },
    ],
    events: [],
    referenceIds: [],
    uri: 'DOC00001.XML',
  });
  expect(readXon(entry.authors[0]?.institutions[0] ?? '')).toEqual({
    name: 'EHPAD Les Tilleuls & Cie',
    id: '1350099982',
  });
  expect(readXcn(entry.legalAuthenticator ?? '')).toMatchObject({
    id: '810109999994',
    familyName: 'BRIAND',
    idType: 'IDNPS',
  });
});

test('without matricule nothing is invented: the caller gives the local number, or the document is not describable', () => {
  const unknown = header();
  delete unknown.patient.ins;
  expect(() => entryOf(unknown)).toThrow(NotDescribable);
  expect(() => entryOf(unknown)).toThrow('l’identifiant de la personne');
  const local = 'U-217^^^&2.25.77&ISO^PI';
  expect(entryOf(unknown, { patientId: local }).entry.patientId).toBe(local);
});

test('everything a header lacks is said at once', () => {
  const xml = '<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="2.25.1"/></ClinicalDocument>';
  const bytes = Buffer.from(xml);
  const refusal = (() => {
    try {
      return entryFromCda(readCda(bytes), { bytes, entryUuid: 'Document01' });
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(refusal).toBeInstanceOf(NotDescribable);
  expect((refusal as NotDescribable).missing).toHaveLength(10);
});

test('ASS_X04: every type this product knows has the class the vocabulary gives it', () => {
  for (const type of Object.values(documentTypes)) {
    const { code, display, system } = type.class;
    expect(classOfType(type.code)).toEqual({ code, codeSystem: system, displayName: display });
  }
  expect(classOfType('101881-1')).toBeUndefined();
});

test('a lot is dated in UTC and names who sends', () => {
  const set = submissionSetOf({
    uniqueId: '2.25.2001',
    sourceId: '2.25.9',
    submittedAt: new Date('2026-01-15T00:30:05+01:00'),
    patientId: 'x',
    author,
    contentType: { code: '11', codeSystem: '1.2.250.1.213.2.2', displayName: 'Hébergement complet' },
  });
  expect([set.submissionTime, set.entryUuid, set.authors, set.title]).toEqual([
    '20260114233005',
    'SubmissionSet01',
    [author],
    null,
  ]);
});
