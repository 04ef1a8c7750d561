import { X509Certificate, createHash } from 'node:crypto';
import { readRegistryObjects, writeRegistryResponse } from '@liane/xds';
import { covers, readLotSignature } from '@liane/xml-signature';
import { afterEach, expect, test } from 'vitest';
import { DmpInvalid, openDmp } from './index.ts';
import type { Dmp, FedDocument } from './index.ts';
import { answering, dominique, dominiqueCx, lot, nadia, registryFailure, sheet } from './testing/answers.ts';
import { oddDmp, seal } from './testing/service.ts';
import type { OddDmp } from './testing/service.ts';

const action = 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b';
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).toReversed()) await each.close();
});

async function dmpThatSays(body: string): Promise<{ dmp: Dmp; service: OddDmp }> {
  const service = await oddDmp(({ messageId }) => ({ body: answering(`${action}Response`, messageId, body) }));
  const dmp = openDmp({ ...service.config, now: () => new Date('2026-11-21T14:06:00Z') });
  opened.push(service, dmp);
  return { dmp, service };
}

const success = writeRegistryResponse({ status: 'Success', errors: [] });
const bytes = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<ClinicalDocument xmlns="urn:hl7-org:v3"><!-- é --></ClinicalDocument>',
);
const fed: FedDocument = { entry: { ...sheet, hash: null, size: null }, bytes };
const replacing: FedDocument = {
  entry: { ...sheet, entryUuid: 'x', uniqueId: '1.2.250.1.999.1.7.2' },
  bytes: Buffer.from('<ClinicalDocument/>'),
  replaces: 'urn:uuid:old',
};

test('DMP/3.5 TD2.1: one lot, INDIRECTE, MTOM, hash and size of the bytes, RPLC to the entryUUID', async () => {
  const { dmp, service } = await dmpThatSays(success);
  const receipt = await dmp.feed({ submissionSet: lot, documents: [fed, replacing] }, nadia);
  expect(receipt).toEqual({
    submissionSetId: lot.uniqueId,
    submittedAt: new Date('2026-11-21T14:06:00Z'),
    warnings: [],
  });
  const [asked] = service.asked;
  expect([asked?.path, asked?.action, asked?.vihf.mode, asked?.vihf.resourceId]).toEqual([
    '/repository',
    action,
    'INDIRECTE',
    dominiqueCx,
  ]);
  const content = asked && readRegistryObjects(asked.body);
  expect(content?.submissionSets).toMatchObject([{ entryUuid: 'SubmissionSet01', uniqueId: lot.uniqueId }]);
  expect(content?.documents.map(({ entryUuid, uniqueId, hash, size }) => [entryUuid, uniqueId, hash, size])).toEqual([
    ['Document01', fed.entry.uniqueId, createHash('sha1').update(bytes).digest('hex'), bytes.length],
    ['Document02', replacing.entry.uniqueId, createHash('sha1').update(replacing.bytes).digest('hex'), 19],
    ['Signature01', expect.stringMatching(/^2\.25\.\d+$/), expect.any(String), asked?.parts[2]?.body.length],
  ]);
  expect(content?.associations.map(({ kind, source, target }) => [kind, source, target])).toEqual([
    ['HasMember', 'SubmissionSet01', 'Document01'],
    ['HasMember', 'SubmissionSet01', 'Document02'],
    ['RPLC', 'Document02', 'urn:uuid:old'],
    ['signs', 'Signature01', 'SubmissionSet01'],
    ['HasMember', 'SubmissionSet01', 'Signature01'],
  ]);
  expect(asked?.parts.map(({ body }) => body).slice(0, 2)).toEqual([bytes, replacing.bytes]);
  expect(
    asked?.body
      .childrenNamed('Document')
      .map((each) => [each.attribute('id'), each.child('Include')?.attribute('href')]),
  ).toEqual([
    ['Document01', 'cid:Document01@liane'],
    ['Document02', 'cid:Document02@liane'],
    ['Signature01', 'cid:Signature01@liane'],
  ]);
});

test('DMP/3.5 the lot is signed by the seal, and its manifest covers every document', async () => {
  const { dmp, service } = await dmpThatSays(success);
  await dmp.feed({ submissionSet: lot, documents: [fed, replacing] }, nadia);
  const signature = service.asked[0]?.parts[2]?.body ?? Buffer.alloc(0);
  const read = readLotSignature(signature);
  expect(read.submissionSetId).toBe(lot.uniqueId);
  expect(read.signedAt).toEqual(new Date('2026-11-21T14:05:00Z'));
  expect(read.certificate.raw.equals(new X509Certificate(seal.certificatePem).raw)).toBe(true);
  expect([fed, replacing].map((each) => covers(read, each.entry.uniqueId, each.bytes))).toEqual([true, true]);
  const entry = service.asked[0] && readRegistryObjects(service.asked[0].body).documents[2];
  expect(entry).toMatchObject({
    classCode: { code: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', codeSystem: 'URN' },
    typeCode: { code: 'E1762', codeSystem: 'ASTM' },
    formatCode: { code: 'http://www.w3.org/2000/09/xmldsig#', codeSystem: 'URN' },
    events: [{ code: '1.2.840.10065.1.12.1.14', codeSystem: '1.2.840.10065.1.12' }],
    languageCode: 'art',
    sourcePatientId: dominiqueCx,
  });
  expect(entry?.confidentiality.map(({ code }) => code)).toEqual(['N', 'MASQUE_PS', 'INVISIBLE_PATIENT']);
});

test('a lot sent again is the same to the last byte, so that the DMP knows it', async () => {
  const { dmp, service } = await dmpThatSays(success);
  await dmp.feed({ submissionSet: lot, documents: [fed] }, nadia);
  await dmp.feed({ submissionSet: lot, documents: [fed] }, nadia);
  const [first, second] = service.asked.map(({ parts, body }) => ({
    parts: parts.map((part) => part.body),
    entries: readRegistryObjects(body),
  }));
  expect(first).toEqual(second);
});

test('warnings of the DMP come with the receipt', async () => {
  const { dmp } = await dmpThatSays(
    writeRegistryResponse({
      status: 'Success',
      errors: [{ code: 'DMPWarning', context: 'ESSMS', severity: 'Warning', location: null }],
    }),
  );
  expect((await dmp.feed({ submissionSet: lot, documents: [fed] }, nadia)).warnings).toEqual([
    { code: 'DMPWarning', context: 'ESSMS' },
  ]);
});

test('a refusal tells every reason; a lot already kept is told by its code', async () => {
  const { dmp } = await dmpThatSays(registryFailure('XDSDuplicateUniqueIdInRegistry', 'XDSNonIdenticalHash'));
  await expect(dmp.feed({ submissionSet: lot, documents: [fed] }, nadia)).rejects.toMatchObject({
    code: 'XDSDuplicateUniqueIdInRegistry',
    retry: false,
    reasons: [{ code: 'XDSDuplicateUniqueIdInRegistry' }, { code: 'XDSNonIdenticalHash' }],
  });
});

test.each<[string, FedDocument[]]>([
  ['no document', []],
  [
    'a document of somebody else',
    [fed, { ...replacing, entry: { ...replacing.entry, patientId: dominiqueCx.replace('279', '188') } }],
  ],
  ['twice the same document', [fed, fed]],
  ['a uniqueId in place of the reference', [{ ...replacing, replaces: '1.2.3' }]],
  ['a document that is not XML', [{ ...fed, bytes: Buffer.from('%PDF-1.7') }]],
])('nothing leaves with %s', async (_what, documents) => {
  const { dmp, service } = await dmpThatSays(success);
  await expect(dmp.feed({ submissionSet: lot, documents }, nadia)).rejects.toBeInstanceOf(DmpInvalid);
  expect(service.asked).toEqual([]);
});

test('the person of the lot is the one of the VIHF', async () => {
  const { dmp, service } = await dmpThatSays(success);
  await dmp.feed({ submissionSet: lot, documents: [fed] }, nadia);
  expect(service.asked[0]?.vihf.resourceId).toContain(dominique.matricule);
});
