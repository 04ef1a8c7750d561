import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCda } from '@liane/cda';
import { entryFromCda } from '@liane/xds';
import type { DocumentEntry } from '@liane/xds';
import { describe, expect, test } from 'vitest';
import { papers, writtenPaper } from '../../parties/testing/papers.ts';
import { complaintsOfEntry } from '../rules/entry.ts';
import { describeCda } from './entry.ts';

const coded = (code: string, codeSystem: string, displayName: string) => ({ code, codeSystem, displayName });

test('digest 3.5, written by hand: the letter of the hospital as the DMP keeps it', async () => {
  const { cda, head } = await writtenPaper('discharge letter');
  expect(describeCda(cda, ['MASQUE_PS'])).toEqual({
    entryUuid: 'Document01',
    logicalId: null,
    uniqueId: head.uniqueId,
    version: null,
    availabilityStatus: null,
    title: 'Lettre de liaison à la sortie',
    comments: null,
    mimeType: 'text/xml',
    languageCode: 'fr-FR',
    creationTime: '20261121160500',
    serviceStartTime: '20261121100000',
    serviceStopTime: '20261121160000',
    hash: expect.stringMatching(/^[\da-f]{40}$/),
    size: cda.length,
    repositoryUniqueId: null,
    patientId: '237042923390150^^^&1.2.250.1.213.1.4.10&ISO^NH',
    sourcePatientId: 'P1^^^&2.25.990003014&ISO^PI',
    sourcePatientInfo: {
      birthName: 'LE GOFF',
      usedName: 'DELAUNAY',
      givenNames: ['MAURICETTE', 'JEANNE', 'MARIE'],
      birthDate: '19370409',
      sex: 'F',
      birthplace: '29233',
    },
    legalAuthenticator: '810199000257^REYNAUD^Sophie^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS',
    authors: [
      {
        person: '810199000257^REYNAUD^Sophie^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS',
        institutions: ['Centre hospitalier du Sablier^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1990003014'],
        role: null,
        specialties: ['G15_10^Médecin^1.2.250.1.213.1.1.4.5'],
      },
    ],
    classCode: coded('10', '1.2.250.1.213.1.1.4.1', 'Compte rendu'),
    typeCode: coded('11490-0', '2.16.840.1.113883.6.1', "Lettre de liaison à la sortie d'un établissement de soins"),
    formatCode: coded(
      'urn:asip:ci-sis:ldl-ses:2017',
      '1.2.250.1.213.1.1.4.2.282',
      "Lettre de Liaison à la sortie de l'établissement de santé",
    ),
    healthcareFacilityType: coded('SA01', '1.2.250.1.71.4.2.4', 'Etablissement public de santé'),
    practiceSetting: coded('ETABLISSEMENT', '1.2.250.1.213.1.1.4.9', 'Etablissement de santé'),
    confidentiality: [
      coded('N', '2.16.840.1.113883.5.25', 'Normal'),
      coded('MASQUE_PS', '1.2.250.1.213.1.1.4.13', 'Masqué aux professionnels de santé'),
    ],
    events: [coded('EMER', '2.16.840.1.113883.5.4', 'Passage aux urgences (établissement)')],
    referenceIds: [],
    uri: null,
  });
});

describe.each(Object.entries(papers))('%s', (_name, write) => {
  test('the rules of the DMP find no fault in what the town says of it', async () => {
    expect(complaintsOfEntry(describeCda((await write()).cda, []))).toEqual([]);
  });

  test('our own description says the same, field by field', async () => {
    const { cda } = await write();
    const hidden = ['MASQUE_PS', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX'] as const;
    const theirs = describeCda(cda, hidden);
    const ours = entryFromCda(readCda(cda), { bytes: cda, entryUuid: 'Document01', visibility: hidden });
    expect(Object.keys(theirs).toSorted()).toEqual(Object.keys(ours).toSorted());
    for (const [field, said] of Object.entries(theirs))
      expect([field, ours[field as keyof DocumentEntry]]).toEqual([field, said]);
  });
});

test('digest 3.5, each form of an author: national, of a structure, device, the person', () => {
  const by = (id: string, rest: string) => `<author><assignedAuthor><id ${id}/>${rest}</assignedAuthor></author>`;
  const person = '<assignedPerson><name><family>A^B</family><given>Zoé</given></name></assignedPerson>';
  const device =
    '<assignedAuthoringDevice><manufacturerModelName>Model</manufacturerModelName><softwareName>System</softwareName></assignedAuthoringDevice>';
  const authors = [
    by('root="1.2.250.1.71.4.2.1" extension="810199000257"', person),
    by('root="1.2.250.1.71.4.2.1" extension="3990003014/7"', person),
    by('root="1.2.250.1.71.4.2.1" extension="3990003014/S1"', device),
    by('root="1.2.250.1.213.1.4.10" extension="237042923390150"', person),
    by('nullFlavor="UNK"', person),
  ];
  const cda = Buffer.from(`<ClinicalDocument xmlns="urn:hl7-org:v3">${authors.join('')}</ClinicalDocument>`);
  expect(describeCda(cda, []).authors.map(({ person: said }) => said)).toEqual([
    String.raw`810199000257^A\S\B^Zoé^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`,
    String.raw`3990003014/7^A\S\B^Zoé^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^EI`,
    '3990003014/S1^System^Model^^^^^^&1.2.250.1.71.4.2.1&ISO^U^^^RI',
    String.raw`237042923390150^A\S\B^Zoé^^^^^^&1.2.250.1.213.1.4.10&ISO^D^^^NH`,
    null,
  ]);
});

test.each([
  ['20260115143005+0100', '20260115133005'],
  ['202601150030+0100', '20260114233000'],
  ['20260115143005-0330', '20260115180005'],
  ['20260115143005', '20260115'],
  ['20260115', '20260115'],
  ['2026', '2026'],
  ['hier', ''],
])('a time of a CDA is told in UTC; without its offset, its day alone: %s', (written, told) => {
  const cda = `<ClinicalDocument xmlns="urn:hl7-org:v3"><effectiveTime value="${written}"/></ClinicalDocument>`;
  expect(describeCda(Buffer.from(cda), []).creationTime).toBe(told);
});

test('what a CDA does not say is refused by the rules, not by who describes it', () => {
  const bare = describeCda(
    Buffer.from('<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="2.25.1"/></ClinicalDocument>'),
    [],
  );
  expect(complaintsOfEntry(bare).map(({ context }) => context.split(/ (?:[:«]|n’)/)[0])).toEqual([
    'creationTime',
    'languageCode',
    'legalAuthenticator',
    'serviceStartTime',
    'sourcePatientId',
    'sourcePatientInfo',
    'title',
    'author',
    'typeCode',
    'formatCode',
    'healthcareFacilityTypeCode',
    'practiceSettingCode',
  ]);
});

test('the town describes by its own hand: our writers of metadata are called by no file of this DMP', () => {
  const folder = join(import.meta.dirname, '..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing'),
  );
  const calling = files.filter((file) =>
    /entryFromCda|submissionSetOf|submissionOf|confidentialityOf|classOfType.*@liane\/xds/.test(
      readFileSync(join(folder, file), 'utf8'),
    ),
  );
  expect([files.length > 30, calling]).toEqual([true, []]);
});
