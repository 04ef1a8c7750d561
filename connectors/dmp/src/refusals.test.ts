import { writeFault } from '@liane/soap';
import { writeRegistryResponse, writeRetrieveResponse } from '@liane/xds';
import { writeRelated } from '@liane/multipart';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DmpRefused, adviceFor, openDmp, refusalCodes } from './index.ts';
import type { Dmp } from './index.ts';
import { answering, dominique, lot, nadia, registryFailure, sheet } from './testing/answers.ts';
import { oddDmp } from './testing/service.ts';
import type { OddDmp, Said } from './testing/service.ts';

let said: (messageId: string) => Said = () => ({ body: '' });
let service: OddDmp;
let dmp: Dmp;
beforeAll(async () => {
  service = await oddDmp(({ messageId }) => said(messageId));
  dmp = openDmp(service.config);
});
afterAll(async () => {
  await dmp.close();
  await service.close();
});

const feeding = { submissionSet: lot, documents: [{ entry: sheet, bytes: Buffer.from('<a/>') }] };
const fed = 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse';
const refusalOf = async (asked: Promise<unknown>): Promise<DmpRefused> => {
  const refusal: unknown = await asked.catch((error: unknown) => error);
  if (refusal instanceof DmpRefused) return refusal;
  throw new Error('a DmpRefused was expected', { cause: refusal });
};

test.each(Object.keys(refusalCodes))('DMP/3.14 %s is named in French, and says what to do', async (code) => {
  said = (messageId) => ({ body: answering(fed, messageId, registryFailure(code)) });
  const refusal = await refusalOf(dmp.feed(feeding, nadia));
  expect(refusal).toMatchObject({ code, context: 'Ceci', retry: refusalCodes[code]?.retry });
  expect(refusal.message).toMatch(/^Le DMP a refusé : [a-zé].* \(\w+\)\. [A-ZÀÉ].*\.$/);
});

test('codes worth trying again are those where the trouble is theirs and passes', () => {
  expect(Object.keys(refusalCodes).filter((code) => refusalCodes[code]?.retry)).toEqual([
    'XDSRegistryNotAvailable',
    'XDSRegistryError',
    'XDSRepositoryError',
    'XDSRegistryBusy',
    'XDSRepositoryBusy',
    'XDSRegistryOutOfResources',
    'XDSRepositoryOutOfResources',
  ]);
});

test('U-21 an unknown code keeps its name, and names of objects are no codes', () => {
  expect(adviceFor('DMPNouveau', '').retry).toBe(false);
  expect(adviceFor('constructor', '').meaning).toBe(adviceFor('DMPNouveau', '').meaning);
});

test.each([
  ['Structure introuvable ou Inactive', /FINESS/],
  ['PS et Structure non liés', /lieu d’exercice/],
  ['Aucune spécialité dans le vihf pour cette profession.', /Pro Santé Connect, qui dit sa spécialité/],
  ["Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF", /établissement de l’auteur/],
])('DMP/3.14 the text « %s » says more than its code', async (text, toDo) => {
  said = () => ({ status: 500, body: answering('urn:x', 'urn:y', writeFault({ code: 'Sender', reason: text })) });
  const refusal = await refusalOf(dmp.stateOf(dominique, nadia));
  expect(refusal).toMatchObject({ code: 'DMPGenericError', context: text });
  expect(refusal.toDo).toMatch(toDo);
});

test.each([
  ['its subcode', writeFault({ code: 'Sender', subcode: 'DMPInvalidCertificate', reason: 'Non' })],
  ['its subcode with a prefix', writeFault({ code: 'Sender', subcode: 'dmp:DMPInvalidCertificate', reason: 'Non' })],
  ['its reason', writeFault({ code: 'Sender', subcode: 'x', reason: 'DMPInvalidCertificate : clé' })],
  [
    'an attribute of its detail',
    writeFault({
      code: 'Sender',
      reason: 'Non',
      detail: ['<rs:RegistryError xmlns:rs="urn:rs" errorCode="DMPInvalidCertificate"/>'],
    }),
  ],
  ['the text of its detail', writeFault({ code: 'Sender', reason: 'Non', detail: ['<d>DMPInvalidCertificate</d>'] })],
])('a fault bears its code in %s', async (_where, fault) => {
  for (const status of [200, 400, 500]) {
    said = () => ({ status, body: answering('urn:x', 'urn:y', fault) });
    expect((await refusalOf(dmp.stateOf(dominique, nadia))).code).toBe('DMPInvalidCertificate');
  }
});

test('a fault without any code is worth trying again only when the service takes the blame', async () => {
  for (const [code, retry] of [
    ['Receiver', true],
    ['Sender', false],
  ] as const) {
    said = () => ({ status: 500, body: answering('urn:x', 'urn:y', writeFault({ code, reason: 'Panne' })) });
    expect(await refusalOf(dmp.stateOf(dominique, nadia))).toMatchObject({ code: 'DMPGenericError', retry });
  }
});

test('a fault in MTOM, as ITI-43 answers it, is read like another', async () => {
  const fault = writeFault({ code: 'Sender', subcode: 'XDSUnknownPatientId', reason: 'Inconnu' });
  const { contentType, body } = writeRelated({
    envelope: answering('urn:x', 'urn:y', fault),
    action: 'urn:x',
    parts: [],
  });
  said = () => ({ status: 500, contentType, body });
  expect((await refusalOf(dmp.read(dominique, [], nadia))).code).toBe('XDSUnknownPatientId');
});

test('a failure without any reason is a refusal all the same', async () => {
  said = (messageId) => ({ body: answering(fed, messageId, writeRegistryResponse({ status: 'Failure', errors: [] })) });
  expect((await refusalOf(dmp.feed(feeding, nadia))).code).toBe('DMPGenericError');
  const iti43 = 'urn:ihe:iti:2007:RetrieveDocumentSetResponse';
  said = (messageId) => ({
    body: answering(iti43, messageId, writeRetrieveResponse({ status: 'Failure', errors: [], documents: [] })),
  });
  expect((await refusalOf(dmp.read(dominique, [], nadia))).code).toBe('DMPGenericError');
});

test.each([
  'INS 279035121518989 inconnu',
  'INS 2 79 03 51 215 189 89 inconnu',
  'INS 188102B17295165 inconnu',
  'INS 18810 2B 172951 65 inconnu',
  'né le 19790328 inconnu',
])('no identifier of a person stays in a refusal: %s', (context) => {
  const refusal = new DmpRefused('XDSUnknownPatientId', context);
  expect(`${refusal.context} ${refusal.message}`.replaceAll(/\D/g, '').length).toBeLessThan(3);
  expect(refusal.context).toMatch(/(INS|né le) … inconnu/);
});
