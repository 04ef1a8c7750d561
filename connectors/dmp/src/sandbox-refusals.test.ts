import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentEntry } from '@liane/xds';
import type { FedDocument } from './index.ts';
import { documentOf, fed, feeder, insOf, lotOf, newOid, openTown } from './testing/town.ts';
import type { Town } from './testing/town.ts';

let here: Town;
beforeAll(async () => {
  here = await openTown();
});
afterAll(() => here.close());

const outcome = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'kept',
    (error: unknown) => error,
  );

const coded = (code: string, codeSystem: string) => ({ code, codeSystem, displayName: code });
const metadata = 'XDSRegistryMetadataError';
const first = ({ authors }: DocumentEntry): DocumentEntry['authors'][number] => {
  const [author] = authors;
  if (!author) throw new Error('no author');
  return author;
};

test.each<[string, string, (entry: DocumentEntry) => Partial<DocumentEntry>]>([
  ['the class is not that of the type', metadata, () => ({ classCode: coded('10', '1.2.250.1.213.1.1.4.1') })],
  ['the type is not one the DMP takes', metadata, () => ({ typeCode: coded('EXPORT_DUI', '1.2.250.1.213.1.1.4.12') })],
  ['the type is of another system', metadata, () => ({ typeCode: coded('74207-2', '1.2.250.1.213.1.1.4.12') })],
  ['the format is unknown', metadata, () => ({ formatCode: coded('urn:x', '1.2.250.1.213.1.1.4.2.282') })],
  ['the sector is unknown', metadata, () => ({ healthcareFacilityType: coded('XX1', '1.2.250.1.71.4.2.4') })],
  ['the setting is unknown', metadata, () => ({ practiceSetting: coded('MAISON', '1.2.250.1.213.1.1.4.9') })],
  ['N is missing', metadata, () => ({ confidentiality: [coded('MASQUE_PS', '1.2.250.1.213.1.1.4.13')] })],
  [
    'a code that hides is given twice',
    metadata,
    ({ confidentiality }) => ({
      confidentiality: [
        ...confidentiality,
        coded('MASQUE_PS', '1.2.250.1.213.1.1.4.13'),
        coded('MASQUE_PS', '1.2.250.1.213.1.1.4.13'),
      ],
    }),
  ],
  ['it has no title', metadata, () => ({ title: ' ' })],
  ['it is a PDF', metadata, () => ({ mimeType: 'application/pdf' })],
  ['it is in English', metadata, () => ({ languageCode: 'en-US' })],
  ['the date of the act is missing', metadata, () => ({ serviceStartTime: null })],
  ['the date of creation is local', metadata, () => ({ creationTime: '2026-11-21T14:00:00+01:00' })],
  ['nobody is responsible', metadata, () => ({ legalAuthenticator: null })],
  ['it has no author', metadata, () => ({ authors: [] })],
  ['the author is no XCN', metadata, (entry) => ({ authors: [{ ...first(entry), person: 'Nadia' }] })],
  ['the traits are missing', metadata, () => ({ sourcePatientInfo: null })],
  ['the local number is missing', metadata, () => ({ sourcePatientId: null })],
  [
    'the author is of another structure than the VIHF',
    metadata,
    (entry) => ({
      authors: [{ ...first(entry), institutions: ['EHPAD Iris^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1990002032'] }],
    }),
  ],
  ['the CDA bears another id', 'InvalidDocumentContent', () => ({ uniqueId: newOid() })],
  [
    'the CDA is of another type',
    'InvalidDocumentContent',
    () => ({ typeCode: coded('34133-9', '2.16.840.1.113883.6.1') }),
  ],
])('TD2.1 is refused when %s, and nothing is kept', async (_what, code, spoil) => {
  const document = documentOf({ key: 'mauricette' });
  const entry = { ...document.entry, ...spoil(document.entry) };
  expect(await outcome(here.dmp.feed(lotOf({ ...document, entry }), feeder()))).toMatchObject({ code });
  expect(await here.dmp.referencesOf(insOf('mauricette'), entry.uniqueId, feeder())).toEqual([]);
});

test.each<[string, string, () => FedDocument]>([
  ['the person has no DMP', 'XDSUnknownPatientId', () => documentOf({ key: 'maria' })],
  ['the DMP is closed', 'XDSUnknownPatientId', () => documentOf({ key: 'fernand' })],
  [
    'the CDA is about somebody else',
    'XDSPatientIdDoesNotMatch',
    () => {
      const document = documentOf({ key: 'mauricette' });
      const other = documentOf({ key: 'irene', uniqueId: document.entry.uniqueId });
      return { ...document, bytes: other.bytes };
    },
  ],
  [
    'the CDA is no CDA',
    'InvalidDocumentContent',
    () => ({ ...documentOf({ key: 'mauricette' }), bytes: Buffer.from('<a/>') }),
  ],
  [
    'what it replaces is unknown',
    'UnresolvedReferenceException',
    () => documentOf({ key: 'mauricette', replaces: 'urn:uuid:00000000-0000-4000-8000-000000000000' }),
  ],
])('TD2.1 is refused when %s', async (_what, code, written) => {
  expect(await outcome(here.dmp.feed(lotOf(written()), feeder()))).toMatchObject({ code });
});

test('a lot is kept whole or not at all', async () => {
  const right = documentOf({ key: 'mauricette' });
  const wrong = documentOf({ key: 'mauricette', type: 'project' });
  const lot = lotOf(right, { ...wrong, entry: { ...wrong.entry, title: '' } });
  expect(await outcome(here.dmp.feed(lot, feeder()))).toMatchObject({ code: metadata });
  expect(await here.dmp.referencesOf(insOf('mauricette'), right.entry.uniqueId, feeder())).toEqual([]);
  expect(await outcome(here.dmp.feed(lotOf(right, wrong), feeder()))).not.toBeInstanceOf(Error);
});

test('U-13 the setting ESSMS is taken, with a warning', async () => {
  const { warnings } = await here.dmp.feed(lotOf(documentOf({ key: 'mauricette' })), feeder());
  expect(warnings).toEqual([{ code: 'DMPWarning', context: expect.stringContaining('ESSMS') }]);
});

test('a homologation number that was never given, and a person who does not work there, are refused', async () => {
  const elsewhere = feeder();
  const stranger = { ...elsewhere, person: { ...elsewhere.person, id: '810000000000' } };
  expect(await outcome(fed(here, { key: 'mauricette', by: stranger }))).toMatchObject({
    code: 'DMPGenericError',
    context: 'PS inconnu du RPPS',
  });
});
