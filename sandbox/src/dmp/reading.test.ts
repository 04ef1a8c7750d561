import { readRegistryResponse, writeAdhocQuery, writeRetrieveRequest } from '@liane/xds';
import type { StoredQuery } from '@liane/xds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callOf, lotAbout } from './testing/lot.ts';
import { bytesOfPart, insOf, iris, keysOf, openTown, psIdOf, refusalsOf } from './testing/town.ts';
import type { Call, TestTown } from './testing/town.ts';
import { roles } from './testing/vihf.ts';

const key = 'mauricette';
const { matricule, oid } = insOf(key);
const cx = `${matricule}^^^&${oid}&ISO^NH`;
const repositoryUniqueId = '1.2.250.1.213.4.1.1.1.2';
let here: TestTown;
let uniqueId: string;

beforeAll(async () => {
  here = await openTown();
  const lot = lotAbout(key, keysOf(here.town, '1990001026').seal);
  uniqueId = lot.content.documents[0]?.uniqueId ?? '';
  const refused = [await here.call(callOf(lot, key)), await authorise()].flatMap(refusalsOf);
  if (refused.length > 0) throw new Error(`the town refused ${refused.join()}`);
});
afterAll(() => here.town.close());

const habilitation = 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization';
const authorise = (vihf: Call['vihf'] = {}, role = '') =>
  here.call({
    path: 'habilitations',
    action: habilitation,
    body: `<h:setAuthorization xmlns:h="urn:si-dmp-habilitations"><h:action>AJOUT</h:action>${role}</h:setAuthorization>`,
    vihf,
  });
const search = (query: StoredQuery, vihf: Call['vihf'] = {}, returns: 'LeafClass' | 'ObjectRef' = 'LeafClass') =>
  here.call({
    path: 'registry',
    action: 'urn:ihe:iti:2007:RegistryStoredQuery',
    body: writeAdhocQuery({ query, returns }),
    vihf,
  });
const all: StoredQuery = { kind: 'FindDocuments', patientId: cx, statuses: ['Approved'] };
const retrieve = (documents: { uniqueId: string; repositoryUniqueId: string }[], vihf: Call['vihf'] = {}) =>
  here.call({
    path: 'repository',
    action: 'urn:ihe:iti:2007:RetrieveDocumentSet',
    body: writeRetrieveRequest(documents),
    parts: [],
    vihf,
  });

test('TD3.1 and TD3.2 by a nurse who was authorised: the document, byte for byte, in MTOM', async () => {
  const found = await search(all);
  expect(found.envelope.descendants('ExtrinsicObject')).toHaveLength(1);
  const reply = await retrieve([{ uniqueId, repositoryUniqueId }]);
  const [include] = reply.envelope.descendants('Include');
  expect(bytesOfPart(reply, include?.attribute('href') ?? '')?.toString()).toContain(uniqueId);
  expect(reply.contentType).toMatch(/^multipart\/related/);
});

const denied = 'DMPAccessDeniedByRightsService';
const doctor = { structure: iris, psId: psIdOf('irisCoordinatingDoctor'), roles: roles.doctor, name: 'MARTY Isabelle' };

test.each<[string, string, () => ReturnType<typeof search>]>([
  ['the structure searches', denied, () => search(all, { mode: 'INDIRECTE' })],
  ['a secretary searches', denied, () => search(all, { psId: psIdOf('tilleulsSecretary'), roles: roles.secretary })],
  ['an educator searches (U-27)', denied, () => search(all, { roles: roles.educator })],
  ['a doctor nobody authorised searches', denied, () => search(all, doctor)],
  [
    'a nurse searches for another than in her VIHF',
    'XDSPatientIdDoesNotMatch',
    () => search({ ...all, patientId: cx.replace(matricule, insOf('irene').matricule) }),
  ],
  [
    'a doctor of work reads',
    denied,
    () =>
      retrieve([{ uniqueId, repositoryUniqueId }], {
        ...doctor,
        roles: [...roles.doctor, ['FON-29', '1.2.250.1.213.1.6.1.17']],
      }),
  ],
  ['the structure reads', denied, () => retrieve([{ uniqueId, repositoryUniqueId }], { mode: 'INDIRECTE' })],
  [
    'another repository is asked',
    'XDSUnknownRepositoryId',
    () => retrieve([{ uniqueId, repositoryUniqueId: '1.2.3' }]),
  ],
  [
    'a document that is not there is asked',
    'XDSDocumentUniqueIdError',
    () => retrieve([{ uniqueId: '1.2.3', repositoryUniqueId }]),
  ],
  ['nothing is asked', 'XDSRepositoryError', () => retrieve([])],
  [
    'a secretary takes the role of médecin traitant',
    denied,
    () => authorise({ psId: psIdOf('tilleulsSecretary'), roles: roles.secretary, mode: 'INDIRECTE' }),
  ],
  ['a nurse takes the role of médecin traitant', denied, () => authorise({}, '<h:role>MEDECIN_TRAITANT</h:role>')],
  ['the authorisation is asked in bris de glace', denied, () => authorise({ purpose: 'bris_de_glace' })],
])('DMP/3.11, 3.14 refused when %s: %s', async (_what, code, ask) => {
  expect(refusalsOf(await ask())).toEqual([code]);
});

test('DMP/3.11 (5) the structure may ask a reference, and nothing else', async () => {
  const reference = await search({ kind: 'GetDocuments', uniqueIds: [uniqueId] }, { mode: 'INDIRECTE' }, 'ObjectRef');
  expect(reference.envelope.descendants('ObjectRef')).toHaveLength(1);
  expect(refusalsOf(await search({ kind: 'GetDocuments', uniqueIds: [uniqueId] }, { mode: 'INDIRECTE' }))).toEqual([
    denied,
  ]);
});

test('what exists comes and what does not is told: PartialSuccess', async () => {
  const reply = await retrieve([
    { uniqueId, repositoryUniqueId },
    { uniqueId: '1.2.3', repositoryUniqueId },
  ]);
  const [response] = reply.envelope.descendants('RegistryResponse');
  expect(response && readRegistryResponse(response)).toMatchObject({ status: 'PartialSuccess' });
  expect(reply.parts).toHaveLength(1);
});

test('a stored query that the DMP does not know, or that lacks what it needs, is told so', async () => {
  const written = writeAdhocQuery({ query: all, returns: 'LeafClass' });
  const ask = (body: string) => here.call({ path: 'registry', action: 'urn:ihe:iti:2007:RegistryStoredQuery', body });
  expect(refusalsOf(await ask(written.replace('14d4debf', '00000000')))).toEqual(['XDSUnknownStoredQuery']);
  expect(refusalsOf(await ask(written.replace('$XDSDocumentEntryStatus', '$Other')))).toEqual([
    'XDSStoredQueryMissingParam',
  ]);
});

test('the soapAction of the WSDL is understood beside the action of the messages', async () => {
  const body = `<h:listAuthorizationByPatient xmlns:h="urn:si-dmp-habilitations"><h:mode>TOUTE</h:mode></h:listAuthorizationByPatient>`;
  for (const action of [
    'urn:hl7-org:v3:listAuthorizationByPatient',
    'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatient',
  ]) {
    const reply = await here.call({ path: 'habilitations', action, body });
    expect(reply.envelope.descendants('nationalId').map((each) => each.text())).toContain(psIdOf('tilleulsNurse'));
  }
});
