import {
  writeAdhocQueryResponse,
  writeRegistryResponse,
  writeRetrieveResponse,
  readAdhocQuery,
  readRegistryObjects,
} from '@liane/xds';
import type { Association, XdsContent } from '@liane/xds';
import { writeRelated } from '@liane/multipart';
import { afterEach, expect, test } from 'vitest';
import { DmpInvalid, DmpRefused, DmpUnreadable, openDmp } from './index.ts';
import type { Dmp, DmpConfig, Exchange } from './index.ts';
import { answering, dominique, dominiqueCx, lot, nadia, sheet, stateAnswer } from './testing/answers.ts';
import { oddDmp } from './testing/service.ts';
import type { Asked, OddDmp, Said } from './testing/service.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).toReversed()) await each.close();
});

async function dmpThat(
  answer: (asked: Asked) => Said,
  change: Partial<DmpConfig> = {},
): Promise<{ dmp: Dmp; service: OddDmp }> {
  const service = await oddDmp(answer);
  const dmp = openDmp({ ...service.config, ...change });
  opened.push(service, dmp);
  return { dmp, service };
}

const says =
  (action: string, body: string) =>
  ({ messageId }: Asked): Said => ({ body: answering(action, messageId, body) });

const td02 = 'urn:hl7-org:v3:PRPA_IN201308UV02';
const registry = 'urn:ihe:iti:2007:RegistryStoredQueryResponse';
const nothing: XdsContent = { submissionSets: [], documents: [], associations: [], references: [] };
const found = (content: Partial<XdsContent>): string =>
  writeAdhocQueryResponse({ status: 'Success', errors: [], content: { ...nothing, ...content } });

test('DMP/3.3 TD0.2: the state, the traits, the authorisation, asked in AIR by the professional', async () => {
  const { dmp, service } = await dmpThat(says(td02, stateAnswer('state-active')));
  expect(await dmp.stateOf(dominique, nadia)).toEqual({
    exists: true,
    state: 'active',
    closedBecause: null,
    traits: {
      birthName: 'PAT-TROIS',
      usedName: 'DURAND',
      givenNames: ['DOMINIQUE', 'MARIE-LOUISE'],
      birthDate: '1979-03-28',
      sex: 'F',
    },
    authorisation: 'VALIDE',
    isTreatingDoctor: true,
    linkedToMonEspaceSante: true,
  });
  const [asked] = service.asked;
  expect([asked?.path, asked?.action]).toEqual(['/patients', 'urn:hl7-org:v3:PRPA_IN201307UV02']);
  expect(asked?.headers['content-type']).toBe(
    'application/soap+xml; charset=utf-8; action="urn:hl7-org:v3:PRPA_IN201307UV02"',
  );
  expect(asked?.vihf).toMatchObject({
    mode: 'INDIRECTE_RENFORCEE',
    means: 'APP_BROWSER_AUTH',
    subjectId: '899700000017',
    subjectName: 'BELKACEM Nadia',
    structureId: '1750000001',
    sector: 'SA17',
    resourceId: dominiqueCx,
    purpose: 'normal',
    issuer: 'CN=CACHET,OU=1750000001,C=FR',
    software: { homologation: 'LIANE-DMP-0001' },
  });
  expect(asked?.body.descendants('reasonCode')[0]?.attribute('code')).toBe('TEST_EXST');
  expect(asked?.body.descendants('patientIdentifier')[0]?.child('value')?.attribute('extension')).toBe(
    dominique.matricule,
  );
});

test('TD0.2 before a feeding is asked INDIRECTE, without a means', async () => {
  const { dmp, service } = await dmpThat(says(td02, stateAnswer('state-active')));
  await dmp.stateOf(dominique, { ...nadia, channel: 'feed' });
  expect([service.asked[0]?.vihf.mode, service.asked[0]?.vihf.means]).toEqual(['INDIRECTE', undefined]);
});

test('TD0.2: no DMP, a closed one, one that is forbidden', async () => {
  const active = stateAnswer('state-active');
  const absent = await dmpThat(says(td02, stateAnswer('state-absent')));
  expect(await absent.dmp.stateOf(dominique, nadia)).toMatchObject({
    exists: false,
    state: 'absent',
    authorisation: null,
  });
  const closed = await dmpThat(says(td02, active.replace('statusCode code="active"', 'statusCode code="terminated"')));
  expect(await closed.dmp.stateOf(dominique, nadia)).toMatchObject({ exists: true, state: 'closed' });
  const forbidden = await dmpThat(says(td02, active.replace('code="VALIDE"', 'code="INTERDIT"')));
  expect(await forbidden.dmp.stateOf(dominique, nadia)).toMatchObject({ authorisation: 'INTERDIT' });
  const unheard = await dmpThat(says(td02, active.replace('code="VALIDE"', 'code="PEUT_ETRE"')));
  expect(await unheard.dmp.stateOf(dominique, nadia)).toMatchObject({ authorisation: null });
});

test('TD0.2: an error keeps its code and never an INS', async () => {
  const { dmp } = await dmpThat(says(td02, stateAnswer('state-refused')));
  const refusal = await dmp.stateOf(dominique, nadia).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DmpRefused);
  expect(refusal).toMatchObject({
    code: 'DMPAccessDeniedByRightsService',
    context: 'Droit absent pour …',
    retry: false,
    kind: 'dmp-refused',
  });
});

test.each<[string, (text: string) => string]>([
  ['another person', (text) => text.replace('279035121518989', '188102B17295165')],
  ['two people', (text) => text.replace(/(<v3:subject1.*<\/v3:subject1>)/s, '$1$1')],
  [
    'two answers about the authorisation',
    (text) => text.replace(/(<v3:attentionLine>.*?<\/v3:attentionLine>)/s, '$1$1'),
  ],
  ['an unknown state', (text) => text.replace('code="active"', 'code="suspended"')],
  ['no answer', (text) => text.replace('code="OK"', 'code="QE"')],
  ['another message', (text) => text.replaceAll('PRPA_IN201308UV02', 'PRPA_IN201306UV02')],
])('TD0.2 that answers %s is set aside', async (_what, spoil) => {
  const { dmp } = await dmpThat(says(td02, spoil(stateAnswer('state-active'))));
  await expect(dmp.stateOf(dominique, nadia)).rejects.toBeInstanceOf(DmpUnreadable);
});

const habilitation = 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization';
const habilitated = (status: string, context = ''): string =>
  `<r:setAuthorizationResponse xmlns:r="urn:si-dmp-habilitations"><r:output><r:status>${status}</r:status><r:context>${context}</r:context></r:output></r:setAuthorizationResponse>`;

test('DMP/3.4 TD0.3: the authorisation of the caller; the person is in the VIHF alone', async () => {
  const { dmp, service } = await dmpThat(says(`${habilitation}Response`, habilitated('DMPOk', 'Déjà autorisé')));
  await dmp.authorise(dominique, 'AJOUT', nadia);
  await dmp.authorise(dominique, 'SUPPRESSION', nadia, 'MEDECIN_TRAITANT');
  expect(
    service.asked.map(({ path, action, body }) => [path, action, body.children.map((each) => each.text())]),
  ).toEqual([
    ['/habilitations', habilitation, ['AJOUT']],
    ['/habilitations', habilitation, ['SUPPRESSION', 'MEDECIN_TRAITANT']],
  ]);
  expect(service.asked[0]?.vihf).toMatchObject({ resourceId: dominiqueCx, mode: 'INDIRECTE_RENFORCEE' });
  expect(service.asked[0]?.body.allText()).not.toContain('279035121518989');
});

test('TD0.3 refused keeps its status as code', async () => {
  const { dmp } = await dmpThat(
    says(`${habilitation}Response`, habilitated('DMPGenericError', 'PS et Structure non liés')),
  );
  await expect(dmp.authorise(dominique, 'AJOUT', nadia)).rejects.toMatchObject({
    code: 'DMPGenericError',
    toDo: 'Vérifiez son lieu d’exercice dans l’Annuaire Santé.',
  });
});

test('DMP/3.4 TD0.4: the records one is authorised on, about nobody in particular', async () => {
  const action = 'urn:si-dmp-patients:PatientSpecificEndPoint:patientList';
  const person = (id: string) =>
    `<patientlistData><patientIdentifier><nationalId>${id}</nationalId><nationalIdType>1.2.250.1.213.1.4.10</nationalIdType></patientIdentifier><lastName>DURAND</lastName><patronymicalName>PAT-TROIS</patronymicalName><firstName>DOMINIQUE</firstName><dateOfBirth>19790328</dateOfBirth><MT>false</MT><message>false</message><lastUpdateDate>20261120</lastUpdateDate></patientlistData>`;
  const { dmp, service } = await dmpThat(
    says(
      `${action}Response`,
      `<patientListResponse xmlns="urn:si-dmp-patients"><output>${person('279035121518989')}<patientlistData><MT>false</MT><message>false</message></patientlistData><status>DMPOk</status></output></patientListResponse>`,
    ),
  );
  expect(await dmp.authorisedRecords(nadia, new Date('2026-11-01T00:00:00Z'))).toEqual([
    { ins: dominique, birthName: 'PAT-TROIS', givenName: 'DOMINIQUE', birthDate: '19790328', lastChangeAt: '20261120' },
  ]);
  expect(service.asked[0]?.vihf.resourceId).toBeUndefined();
  expect(service.asked[0]?.body.children.map((each) => each.text())).toEqual(['20261101', 'LASTAUTORIZATION']);
});

test('DMP/3.7 TD3.1a: FindDocuments, current ones, codes with their system', async () => {
  const signature = { ...sheet, entryUuid: 'urn:uuid:s', typeCode: { ...sheet.typeCode, code: 'E1762' } };
  const { dmp, service } = await dmpThat(says(registry, found({ documents: [sheet, signature] })));
  expect(await dmp.find(dominique, { typeCodes: ['74207-2', 'BIL_AUTO'], classCodes: ['11'] }, nadia)).toEqual([sheet]);
  const [asked] = service.asked;
  expect(asked && readAdhocQuery(asked.body)).toEqual({
    returns: 'LeafClass',
    query: {
      kind: 'FindDocuments',
      patientId: dominiqueCx,
      statuses: ['Approved'],
      classCodes: [{ code: '11', codeSystem: '1.2.250.1.213.1.1.4.1' }],
      typeCodes: [
        { code: '74207-2', codeSystem: '2.16.840.1.113883.6.1' },
        { code: 'BIL_AUTO', codeSystem: '1.2.250.1.213.1.1.4.12' },
      ],
    },
  });
  expect([asked?.path, asked?.vihf.mode]).toEqual(['/registry', 'INDIRECTE_RENFORCEE']);
});

test('DMP/3.7 TD3.1b: entries in AIR, references by the structure', async () => {
  const { dmp, service } = await dmpThat((asked) => {
    const { returns } = readAdhocQuery(asked.body);
    return says(
      registry,
      returns === 'ObjectRef' ? found({ references: [sheet.entryUuid] }) : found({ documents: [sheet] }),
    )(asked);
  });
  expect(await dmp.byUniqueId(dominique, [sheet.uniqueId], nadia)).toEqual([sheet]);
  expect(await dmp.referencesOf(dominique, sheet.uniqueId, nadia)).toEqual([sheet.entryUuid]);
  await dmp.referencesOf(dominique, sheet.uniqueId, { ...nadia, channel: 'consult' });
  expect(service.asked.map(({ vihf }) => vihf.mode)).toEqual([
    'INDIRECTE_RENFORCEE',
    'INDIRECTE',
    'INDIRECTE_RENFORCEE',
  ]);
});

test('DMP/3.7 what is new since: lots, then their members by 20, each once', async () => {
  const documents = Array.from({ length: 45 }, (_, rank) => ({
    ...sheet,
    entryUuid: `urn:uuid:d${rank}`,
    uniqueId: `1.2.3.${rank}`,
  }));
  const set = { ...lot, entryUuid: 'urn:uuid:lot', availabilityStatus: 'Approved' as const };
  const members = documents.map(({ entryUuid }): Association => ({
    id: `urn:uuid:m-${entryUuid}`,
    kind: 'HasMember',
    source: set.entryUuid,
    target: entryUuid,
    slots: {},
  }));
  const asked: string[] = [];
  const { dmp } = await dmpThat((request) => {
    const { query } = readAdhocQuery(request.body);
    asked.push(query.kind);
    const uuids = 'entryUuids' in query ? query.entryUuids : [];
    const content: Partial<XdsContent> =
      query.kind === 'FindSubmissionSets'
        ? { submissionSets: [set] }
        : query.kind === 'GetAssociations'
          ? { associations: members }
          : {
              documents: documents.filter(({ entryUuid }) => uuids.includes(entryUuid)),
              associations: members.filter(({ target }) => uuids.includes(target)),
            };
    return says(registry, found(content))(request);
  });
  const news = await dmp.newSince(dominique, new Date('2026-11-20T00:00:00Z'), nadia);
  expect(news.documents).toEqual(documents);
  expect([news.submissionSets.length, news.associations.length]).toEqual([1, 45]);
  expect(asked).toEqual([
    'FindSubmissionSets',
    'GetAssociations',
    'GetDocumentsAndAssociations',
    'GetDocumentsAndAssociations',
    'GetDocumentsAndAssociations',
  ]);
});

test('nothing new asks nothing more', async () => {
  const { dmp, service } = await dmpThat(says(registry, found({})));
  expect((await dmp.newSince(dominique, new Date(), nadia)).documents).toEqual([]);
  expect(service.asked).toHaveLength(1);
});

const iti43 = 'urn:ihe:iti:2007:RetrieveDocumentSetResponse';
const address = { uniqueId: sheet.uniqueId, repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2' };
const other = { ...address, uniqueId: '1.2.3' };

const mtom = ({ messageId }: Asked, body: string, files: Record<string, Buffer>): Said => {
  const { contentType, body: bytes } = writeRelated({
    envelope: answering(iti43, messageId, body),
    action: iti43,
    parts: Object.entries(files).map(([contentId, content]) => ({ contentId, contentType: 'text/xml', body: content })),
  });
  return { contentType, body: bytes };
};
const given = (uniqueId: string, content: { contentId: string } | { base64: string }) => ({
  ...address,
  uniqueId,
  mimeType: 'text/xml',
  content,
});

test('DMP/3.7 TD3.2: a document byte for byte, from MTOM', async () => {
  const bytes = Buffer.from('<?xml version="1.0"?><ClinicalDocument>\r\n--é\0</ClinicalDocument>');
  const { dmp, service } = await dmpThat((asked) =>
    mtom(
      asked,
      writeRetrieveResponse({
        status: 'Success',
        errors: [],
        documents: [given(address.uniqueId, { contentId: 'd@x' })],
      }),
      { 'd@x': bytes },
    ),
  );
  const [read] = await dmp.read(dominique, [address], nadia);
  expect(read?.bytes.equals(bytes)).toBe(true);
  expect(read).toMatchObject({ uniqueId: address.uniqueId, mimeType: 'text/xml' });
  expect(service.asked[0]?.headers['content-type']).toMatch(
    /^multipart\/related; boundary=.*type="application\/xop\+xml"/,
  );
});

test('TD3.2: what is given comes back, what is refused is told when nothing is given', async () => {
  const error = { code: 'XDSDocumentUniqueIdError', context: '1.2.3', severity: 'Error', location: null } as const;
  const some = await dmpThat((asked) =>
    mtom(
      asked,
      writeRetrieveResponse({
        status: 'PartialSuccess',
        errors: [error],
        documents: [given(address.uniqueId, { base64: 'PGEvPg==' })],
      }),
      {},
    ),
  );
  expect(await some.dmp.read(dominique, [address, other], nadia)).toEqual([
    { uniqueId: address.uniqueId, mimeType: 'text/xml', bytes: Buffer.from('<a/>') },
  ]);
  const none = await dmpThat((asked) =>
    mtom(asked, writeRetrieveResponse({ status: 'Failure', errors: [error], documents: [] }), {}),
  );
  await expect(none.dmp.read(dominique, [other], nadia)).rejects.toMatchObject({ code: 'XDSDocumentUniqueIdError' });
});

test.each<[string, ReturnType<typeof given>[]]>([
  ['a document that was not asked', [given('1.2.9', { base64: 'PGEvPg==' })]],
  [
    'the same document twice',
    [given(address.uniqueId, { base64: 'PGEvPg==' }), given(address.uniqueId, { base64: 'PGIvPg==' })],
  ],
  ['a part that is not there', [given(address.uniqueId, { contentId: 'none' })]],
  ['bytes that are not base64', [given(address.uniqueId, { base64: 'é' })]],
])('TD3.2 that gives %s is set aside', async (_what, documents) => {
  const { dmp } = await dmpThat((asked) =>
    mtom(asked, writeRetrieveResponse({ status: 'Success', errors: [], documents }), {}),
  );
  await expect(dmp.read(dominique, [address], nadia)).rejects.toBeInstanceOf(DmpUnreadable);
});

const iti57 = 'urn:ihe:iti:2010:UpdateDocumentSet';
const done = writeRegistryResponse({ status: 'Success', errors: [] });

test.each([
  ['delete', 'Deleted', 'INDIRECTE'],
  ['archive', 'Archived', 'INDIRECTE_RENFORCEE'],
  ['unarchive', 'Approved', 'INDIRECTE_RENFORCEE'],
] as const)('DMP/3.7 TD3.3 %s: a change of status of the entry', async (kind, status, mode) => {
  const { dmp, service } = await dmpThat(says(`${iti57}-Response`, done));
  await dmp.change(dominique, { kind, entry: sheet }, nadia);
  const [asked] = service.asked;
  const content = asked && readRegistryObjects(asked.body);
  expect(asked?.body.allText() ?? '').toContain(`StatusType:${status}`);
  expect(content?.associations).toMatchObject([
    { kind: 'UpdateAvailabilityStatus', source: 'SubmissionSet01', target: sheet.entryUuid },
  ]);
  expect(content?.submissionSets).toMatchObject([
    { patientId: dominiqueCx, sourceId: '1.2.250.1.999.1', authors: [{ person: sheet.authors[0]?.person }] },
  ]);
  expect([asked?.action, asked?.vihf.mode]).toEqual([iti57, mode]);
});

test.each([
  ['mask', ['N'], ['N', 'MASQUE_PS']],
  ['unmask', ['N', 'MASQUE_PS', 'INVISIBLE_PATIENT'], ['N', 'INVISIBLE_PATIENT']],
  ['make-visible', ['N', 'MASQUE_PS', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX'], ['N', 'MASQUE_PS']],
] as const)(
  'DMP/3.7 TD3.3 %s: a new version of the entry, its confidentiality alone changed',
  async (kind, before, after) => {
    const { dmp, service } = await dmpThat(says(`${iti57}Response`, done));
    const confidentiality = before.map((code) => ({ code, codeSystem: '1', displayName: code }));
    await dmp.change(dominique, { kind, entry: { ...sheet, version: '3', confidentiality } }, nadia);
    const [asked] = service.asked;
    const content = asked && readRegistryObjects(asked.body);
    const [entry] = content?.documents ?? [];
    expect(entry?.confidentiality.map(({ code }) => code)).toEqual(after);
    expect(entry).toEqual({
      ...sheet,
      version: '3',
      entryUuid: 'Document01',
      confidentiality: entry?.confidentiality,
    });
    expect(content?.associations).toMatchObject([
      { kind: 'HasMember', target: 'Document01', slots: { SubmissionSetStatus: ['Original'], PreviousVersion: ['3'] } },
    ]);
  },
);

test('TD3.3: nothing leaves for a document of somebody else, or whose reference is unknown', async () => {
  const { dmp, service } = await dmpThat(says(`${iti57}-Response`, done));
  const elsewhere = { ...sheet, patientId: sheet.patientId.replace('279', '188') };
  await expect(dmp.change(dominique, { kind: 'delete', entry: elsewhere }, nadia)).rejects.toBeInstanceOf(DmpInvalid);
  await expect(
    dmp.change(dominique, { kind: 'mask', entry: { ...sheet, logicalId: null } }, nadia),
  ).rejects.toBeInstanceOf(DmpInvalid);
  expect(service.asked).toEqual([]);
});

test('TD3.3 on another version than the current one is refused, and said', async () => {
  const { dmp } = await dmpThat(
    says(
      `${iti57}-Response`,
      writeRegistryResponse({
        status: 'Failure',
        errors: [{ code: 'XDSMetadataVersionError', context: '', severity: 'Error', location: null }],
      }),
    ),
  );
  await expect(dmp.change(dominique, { kind: 'mask', entry: sheet }, nadia)).rejects.toThrow(
    /modifié entre-temps.*Relancez la recherche/,
  );
});

test('TD0.9, TD0.10: pages of the Web PS', async () => {
  const { dmp, service } = await dmpThat(says(td02, ''));
  const base = service.config.addresses.web.replace(/\/$/, '');
  expect(dmp.webAddress('TableauDeBord')).toBe(`${base}/AccesDirect/TableauDeBord`);
  expect(dmp.webAddress('DossierPatient', dominique)).toBe(`${base}/AccesDirect/DossierPatient/279035121518989`);
  const direct = openDmp({
    ...service.config,
    addresses: { ...service.config.addresses, web: 'https://dmp.example/AccesDirect/' },
  });
  opened.push(direct);
  expect(direct.webAddress('Documents', dominique)).toBe('https://dmp.example/AccesDirect/Documents/279035121518989');
});

test('the token of Pro Santé Connect travels beside the message when there is one (U-02)', async () => {
  const { dmp, service } = await dmpThat(says(td02, stateAnswer('state-absent')));
  await dmp.stateOf(dominique, { ...nadia, bearer: 'abc.def' });
  await dmp.stateOf(dominique, nadia);
  expect(service.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer abc.def', undefined]);
  await expect(dmp.stateOf(dominique, { ...nadia, bearer: 'a\r\nX: y' })).rejects.toBeInstanceOf(DmpInvalid);
});

test('every exchange is heard by the recorder, byte for byte, failures included', async () => {
  const heard: Exchange[] = [];
  const { dmp, service } = await dmpThat(says(td02, stateAnswer('state-refused')), {
    onExchange: (exchange) => heard.push(exchange),
  });
  await expect(dmp.stateOf(dominique, nadia)).rejects.toBeInstanceOf(DmpRefused);
  await service.close();
  await expect(dmp.stateOf(dominique, nadia)).rejects.toMatchObject({ kind: 'dmp-unreachable' });
  expect(heard.map(({ transaction, answer }) => [transaction, answer?.status ?? null])).toEqual([
    ['TD0.2', 200],
    ['TD0.2', null],
  ]);
  expect(heard[0]?.request.body.equals(service.asked[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
  expect(heard[0]?.answer?.body.toString()).toContain('DMPAccessDeniedByRightsService');
});
