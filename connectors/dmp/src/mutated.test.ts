import { writeRelated } from '@liane/multipart';
import { writeFault } from '@liane/soap';
import { writeAdhocQueryResponse, writeRegistryResponse, writeRetrieveResponse } from '@liane/xds';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Line } from './call.ts';
import { checkConfig } from './config.ts';
import { DmpError } from './index.ts';
import {
  answering,
  dominique,
  errorOf,
  nadia,
  registryFailure,
  sheet,
  handWritten,
  worker,
} from './testing/answers.ts';
import { configAt } from './testing/service.ts';
import { documentOf, lotOf } from './testing/town.ts';
import { stateOf } from './td0-2-state.ts';
import { authorise } from './td0-3-authorise.ts';
import { authorisedRecords } from './td0-4-authorised-records.ts';
import { feed } from './td2-1-feed.ts';
import { find } from './td3-1-find.ts';
import { read } from './td3-2-read.ts';
import { change } from './td3-3-change.ts';
import type { HttpAnswer } from './transport.ts';

const id = '00000000-0000-4000-8000-000000000000';
const messageId = `urn:uuid:${id}`;
const settings = checkConfig({ ...configAt('https://localhost'), newId: () => id });
const lineTo = (answer: HttpAnswer): Line => ({
  settings,
  transport: { post: async () => answer, close: () => undefined },
});
const soap = (text: string, status = 200): HttpAnswer => ({
  status,
  contentType: 'application/soap+xml',
  body: Buffer.from(text),
});

const retrieved = writeRelated({
  action: 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
  envelope: answering(
    'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
    messageId,
    writeRetrieveResponse({
      status: 'Success',
      errors: [],
      documents: [
        { uniqueId: '1.2.3', repositoryUniqueId: '1.2', mimeType: 'text/xml', content: { contentId: 'd@x' } },
      ],
    }),
  ),
  parts: [{ contentId: 'd@x', contentType: 'text/xml', body: Buffer.from('<a/>') }],
});

const tooMany = writeAdhocQueryResponse({
  status: 'Failure',
  errors: [errorOf('XDSTooManyResults', 'Plus de 1000')],
  content: { submissionSets: [], documents: [], associations: [], references: [] },
});

/** The long run asks for more: `DMP_MUTATIONS=100000`. */
const runs = Number(process.env['DMP_MUTATIONS'] ?? 3_000);

const exchanges: { ask: (line: Line) => Promise<unknown>; answer: HttpAnswer }[] = [
  {
    ask: (line) => stateOf(line, dominique, nadia),
    answer: soap(answering('urn:hl7-org:v3:PRPA_IN201308UV02', messageId, handWritten('state-active'))),
  },
  {
    ask: (line) => find(line, dominique, {}, nadia),
    answer: soap(
      answering(
        'urn:ihe:iti:2007:RegistryStoredQueryResponse',
        messageId,
        writeAdhocQueryResponse({
          status: 'Success',
          errors: [],
          content: { submissionSets: [], documents: [sheet], associations: [], references: [] },
        }),
      ),
    ),
  },
  {
    ask: (line) => find(line, dominique, {}, nadia),
    answer: soap(answering('urn:ihe:iti:2007:RegistryStoredQueryResponse', messageId, tooMany)),
  },
  {
    ask: (line) => stateOf(line, dominique, nadia),
    answer: soap(
      answering('urn:x', messageId, writeFault({ code: 'Receiver', subcode: 'XDSRegistryBusy', reason: 'Plus tard' })),
      500,
    ),
  },
  {
    ask: (line) => feed(line, lotOf(documentOf({ key: 'mauricette' })), worker),
    answer: soap(
      answering(
        'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
        messageId,
        registryFailure('XDSDuplicateUniqueIdInRegistry', 'XDSRegistryMetadataError'),
      ),
    ),
  },
  {
    ask: (line) => change(line, dominique, { kind: 'mask', entry: sheet }, nadia),
    answer: soap(
      answering(
        'urn:ihe:iti:2010:UpdateDocumentSet-Response',
        messageId,
        writeRegistryResponse({ status: 'Success', errors: [] }),
      ),
    ),
  },
  {
    ask: (line) => authorise(line, dominique, 'AJOUT', nadia),
    answer: soap(
      answering(
        'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorizationResponse',
        messageId,
        '<r:setAuthorizationResponse xmlns:r="urn:si-dmp-habilitations"><r:output><r:status>DMPOk</r:status><r:context>Déjà autorisé</r:context></r:output></r:setAuthorizationResponse>',
      ),
    ),
  },
  {
    ask: (line) => authorisedRecords(line, worker),
    answer: soap(
      answering(
        'urn:si-dmp-patients:PatientSpecificEndPoint:patientListResponse',
        messageId,
        '<patientListResponse xmlns="urn:si-dmp-patients"><patientlistData><patientIdentifier><nationalId>279035121518989</nationalId><nationalIdType>1.2.250.1.213.1.4.10</nationalIdType></patientIdentifier><lastName>DURAND</lastName></patientlistData><status>DMPOk</status></patientListResponse>',
      ),
    ),
  },
  {
    ask: (line) => read(line, dominique, [{ uniqueId: '1.2.3', repositoryUniqueId: '1.2' }], nadia),
    answer: { status: 200, contentType: retrieved.contentType, body: retrieved.body },
  },
];

test('each of them is understood when nothing is changed', async () => {
  const outcomes = await Promise.all(
    exchanges.map(({ ask, answer }) =>
      ask(lineTo(answer)).then(
        () => 'read',
        (error: unknown) => (error as DmpError).kind,
      ),
    ),
  );
  expect(outcomes).toEqual([
    'read',
    'read',
    'dmp-refused',
    'dmp-refused',
    'dmp-refused',
    'read',
    'read',
    'read',
    'read',
  ]);
});

test(`${runs} mutated answers: an answer or a named error, never anything else`, { timeout: 180_000 }, async () => {
  const cut = fc.record({ at: fc.nat(4_000), drop: fc.nat(60), put: fc.uint8Array({ maxLength: 10 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...exchanges),
      fc.array(cut, { minLength: 1, maxLength: 4 }),
      async ({ ask, answer }, cuts) => {
        const body = cuts.reduce<Buffer>(
          (bytes, { at, drop, put }) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]),
          answer.body,
        );
        const outcome: unknown = await ask(lineTo({ ...answer, body })).then(
          () => 'read',
          (error: unknown) => error,
        );
        expect(outcome === 'read' || outcome instanceof DmpError).toBe(true);
      },
    ),
    { numRuns: runs },
  );
});
