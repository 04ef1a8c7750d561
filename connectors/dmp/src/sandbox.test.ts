import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDmp } from './index.ts';
import type { Consulting, Feeding, FindQuery } from './index.ts';
import {
  documentOf,
  fed,
  feeder,
  inBreakGlass,
  insOf,
  irisDoctorOn,
  lotOf,
  nurseOn,
  openTown,
  configOf,
} from './testing/town.ts';
import type { Town } from './testing/town.ts';

let here: Town;
beforeAll(async () => {
  here = await openTown();
});
afterAll(() => here.close());

const mauricette = insOf('mauricette');

test.each([
  ['mauricette', { exists: true, state: 'active', authorisation: 'INEXISTANT', linkedToMonEspaceSante: true }],
  ['maria', { exists: false, state: 'absent', authorisation: null }],
  ['fernand', { exists: true, state: 'closed' }],
  ['huguette', { exists: true, state: 'active', authorisation: 'INTERDIT' }],
])('TD0.2: the record of %s, asked by the structure and by the nurse', async (key, expected) => {
  expect(await here.dmp.stateOf(insOf(key), feeder())).toMatchObject({
    exists: expected.exists,
    state: expected.state,
  });
  expect(await here.dmp.stateOf(insOf(key), nurseOn(key))).toMatchObject(expected);
});

test('TD0.3, TD0.4: authorised, listed, forgotten', async () => {
  const irene = insOf('irene');
  const by = nurseOn('irene');
  await here.dmp.authorise(irene, 'AJOUT', by);
  await here.dmp.authorise(irene, 'AJOUT', by);
  expect((await here.dmp.stateOf(irene, by)).authorisation).toBe('VALIDE');
  const mine = await here.dmp.authorisedRecords(by);
  expect(mine.map(({ ins }) => ins)).toContainEqual(irene);
  expect(mine.find(({ ins }) => ins.matricule === irene.matricule)).toMatchObject({ birthName: expect.any(String) });
  const ofStructure = await here.dmp.authorisedRecords(feeder(), new Date(Date.now() - 86_400_000));
  expect(ofStructure.map(({ ins }) => ins)).toContainEqual(irene);
  await here.dmp.authorise(irene, 'SUPPRESSION', by);
  expect((await here.dmp.stateOf(irene, by)).authorisation).toBe('INEXISTANT');
});

test('TD2.1, TD3.1, TD3.2: fed INDIRECTE, found and read byte for byte by a doctor elsewhere who was authorised', async () => {
  const document = await fed(here, { key: 'mauricette', text: 'é &amp; &lt;ç&gt;' });
  const by = irisDoctorOn('mauricette');
  await expect(here.dmp.find(mauricette, {}, by)).rejects.toMatchObject({ code: 'DMPAccessDeniedByRightsService' });
  await here.dmp.authorise(mauricette, 'AJOUT', by);
  const found = await here.dmp.find(mauricette, { typeCodes: ['74207-2'], serviceFrom: '20261101000000' }, by);
  const entry = found.find(({ uniqueId }) => uniqueId === document.entry.uniqueId);
  expect(entry).toMatchObject({ size: document.bytes.length, version: '1', availabilityStatus: 'Approved' });
  if (!entry) throw new Error('not found');
  const [read] = await here.dmp.read(
    mauricette,
    [
      {
        uniqueId: entry.uniqueId,
        repositoryUniqueId: entry.repositoryUniqueId ?? '',
        hash: entry.hash,
        size: entry.size,
      },
    ],
    by,
  );
  expect(read?.bytes.equals(document.bytes)).toBe(true);
  expect(here.town.dmpRecords.traces(mauricette, { kind: 'person' })[0]).toMatchObject({
    transaction: 'TD3.2',
    by: by.person.id,
    uniqueId: entry.uniqueId,
  });
  expect(await here.dmp.byUniqueId(mauricette, [entry.uniqueId], by)).toEqual([entry]);
});

test('TD2.1 with RPLC: the new one stands, the old one is deprecated, and neither can be replaced twice', async () => {
  const by = nurseOn('mauricette');
  await here.dmp.authorise(mauricette, 'AJOUT', by);
  const since = new Date(Date.now() - 3_600_000);
  const first = await fed(here, { key: 'mauricette', type: 'project' });
  const [replaces] = await here.dmp.referencesOf(mauricette, first.entry.uniqueId, feeder());
  if (replaces === undefined) throw new Error('no reference');
  const second = await fed(here, { key: 'mauricette', type: 'project', replaces });
  const standing = await here.dmp.find(mauricette, { typeCodes: ['80788-3'] }, by);
  expect(standing.map(({ uniqueId }) => uniqueId)).toEqual([second.entry.uniqueId]);
  const { documents, associations } = await here.dmp.newSince(mauricette, since, by);
  expect(documents.map(({ uniqueId }) => uniqueId)).toEqual(
    expect.arrayContaining([first.entry.uniqueId, second.entry.uniqueId]),
  );
  expect(associations.some(({ kind, target }) => kind === 'RPLC' && target === replaces)).toBe(true);
  await expect(fed(here, { key: 'mauricette', type: 'project', replaces })).rejects.toMatchObject({
    code: 'XDSRegistryDeprecatedDocumentError',
  });
});

test('TD3.1a narrows by type, setting, sector, format, author and date; TD0.4 by what came last', async () => {
  const by = nurseOn('mauricette');
  await here.dmp.authorise(mauricette, 'AJOUT', by);
  const { entry } = await fed(here, { key: 'mauricette', type: 'prescription' });
  const found = async (query: FindQuery) =>
    (await here.dmp.find(mauricette, query, by)).some(({ uniqueId }) => uniqueId === entry.uniqueId);
  const { code, codeSystem } = entry.formatCode;
  for (const query of [
    { typeCodes: ['57833-6'], classCodes: ['42'] },
    { practiceSettings: ['ESSMS'], facilityTypes: ['SA17'] },
    { formats: [{ code, codeSystem }], authors: ['%BESNARD%'] },
    { serviceFrom: '20261121', serviceTo: '20261122', creationFrom: '2026', creationTo: '2027' },
  ])
    expect(await found(query)).toBe(true);
  for (const query of [
    { typeCodes: ['74207-2'] },
    { practiceSettings: ['HAD'] },
    { facilityTypes: ['SA01'] },
    { formats: [{ code: 'urn:asip:ci-sis:vsm:2013', codeSystem }] },
    { authors: ['%DUPONT%'] },
    { serviceTo: '20261121' },
    { statuses: ['Archived' as const] },
  ])
    expect(await found(query)).toBe(false);
  const since = new Date(Date.now() - 60_000);
  expect((await here.dmp.authorisedRecords(by, since, 'document')).map(({ ins }) => ins)).toContainEqual(mauricette);
});

test('a minor alone is not told to the representatives (U-18)', async () => {
  const by = { ...nurseOn('mauricette'), secretConnection: true };
  await here.dmp.authorise(mauricette, 'AJOUT', by);
  const told = (viewer: Parameters<typeof here.town.dmpRecords.traces>[1]) =>
    here.town.dmpRecords.traces(mauricette, viewer).length;
  const representative = { kind: 'representative', name: 'Camille MORVAN' } as const;
  const [byThem, byThePerson] = [told(representative), told({ kind: 'person' })];
  await here.dmp.find(mauricette, {}, by);
  expect([told(representative), told({ kind: 'person' })]).toEqual([byThem, byThePerson + 1]);
});

test('U-13 an installation may send MAD where the DMP does not take ESSMS', async () => {
  const careful = openDmp(configOf(here.town, { practiceSetting: 'MAD' }));
  const { warnings } = await careful.feed(lotOf(documentOf({ key: 'mauricette' })), feeder());
  expect(warnings).toEqual([]);
  await careful.close();
});

test('the same lot sent again after a lost answer is recognised, and kept once', async () => {
  const document = documentOf({ key: 'mauricette' });
  const lot = lotOf(document);
  await here.dmp.feed(lot, feeder());
  const again = await here.dmp.feed(lot, feeder()).catch((error: unknown) => error);
  expect(again).toMatchObject({ code: 'XDSDuplicateUniqueIdInRegistry', alreadyThere: true, retry: false });
  expect(await here.dmp.referencesOf(mauricette, document.entry.uniqueId, feeder())).toHaveLength(1);
  const other = { ...document, bytes: Buffer.from(document.bytes.toString().replace('Chute', 'Autre')) };
  const stolen = await here.dmp.feed(lotOf(other), feeder()).catch((error: unknown) => error);
  expect(stolen).toMatchObject({ alreadyThere: false });
});

test('TD3.3: masked, shown again, made visible, each a new version; then deleted by the structure', async () => {
  const by = nurseOn('mauricette');
  const { entry } = await fed(here, { key: 'mauricette', confidentiality: ['INVISIBLE_PATIENT'] });
  const current = async () => {
    const [found] = await here.dmp.byUniqueId(mauricette, [entry.uniqueId], by);
    if (!found) throw new Error('gone');
    return found;
  };
  const codes = async () => (await current()).confidentiality.map(({ code }) => code);
  await here.dmp.change(mauricette, { kind: 'mask', entry: await current() }, by);
  expect(await codes()).toEqual(['N', 'INVISIBLE_PATIENT', 'MASQUE_PS']);
  const stale = { ...(await current()), version: '1' };
  await expect(here.dmp.change(mauricette, { kind: 'unmask', entry: stale }, by)).rejects.toMatchObject({
    code: 'XDSMetadataVersionError',
  });
  await here.dmp.change(mauricette, { kind: 'unmask', entry: await current() }, by);
  await here.dmp.change(mauricette, { kind: 'make-visible', entry: await current() }, by);
  expect(await codes()).toEqual(['N']);
  expect((await current()).version).toBe('4');
  await here.dmp.change(mauricette, { kind: 'archive', entry: await current() }, by);
  await here.dmp.change(mauricette, { kind: 'unarchive', entry: await current() }, by);
  await here.dmp.change(mauricette, { kind: 'delete', entry: await current() }, feeder());
  expect(await here.dmp.find(mauricette, {}, by)).not.toContainEqual(
    expect.objectContaining({ uniqueId: entry.uniqueId }),
  );
});

test('TD3.3: another doctor masks but does not unmask; another structure deletes nothing; one’s own alone is archived', async () => {
  const elsewhere = irisDoctorOn('mauricette');
  await here.dmp.authorise(mauricette, 'AJOUT', elsewhere);
  const { entry } = await fed(here, { key: 'mauricette' });
  const current = async (by: Consulting) => {
    const [found] = await here.dmp.byUniqueId(mauricette, [entry.uniqueId], by);
    if (!found) throw new Error('gone');
    return found;
  };
  const refused = { code: 'DMPAccessDeniedByRightsService' };
  const irisWorker: Feeding = { structure: elsewhere.structure, person: elsewhere.person, channel: 'feed' };
  const before = await current(elsewhere);
  await expect(here.dmp.change(mauricette, { kind: 'delete', entry: before }, irisWorker)).rejects.toMatchObject(
    refused,
  );
  await here.dmp.change(mauricette, { kind: 'mask', entry: before }, elsewhere);
  const mine = nurseOn('mauricette');
  await here.dmp.authorise(mauricette, 'AJOUT', mine);
  const masked = await current(mine);
  await expect(here.dmp.change(mauricette, { kind: 'unmask', entry: masked }, elsewhere)).rejects.toMatchObject(
    refused,
  );
  await here.dmp.change(mauricette, { kind: 'unmask', entry: masked }, mine);
});

test('bris de glace reads without an authorisation, says so in the trace, and stops at an opposition', async () => {
  const antoinette = insOf('antoinette');
  const { entry } = await fed(here, { key: 'antoinette', confidentiality: ['MASQUE_PS'], by: { ...feeder() } });
  const found = await here.dmp.find(antoinette, {}, inBreakGlass('antoinette'));
  expect(found.map(({ uniqueId }) => uniqueId)).toContain(entry.uniqueId);
  expect(here.town.dmpRecords.traces(antoinette, { kind: 'person' })[0]?.purpose).toBe('bris_de_glace');
  await expect(here.dmp.find(insOf('raymonde'), {}, inBreakGlass('raymonde'))).rejects.toMatchObject({
    code: 'DMPAccessDeniedByRightsService',
  });
});

test('a blocked professional reads nothing, even in bris de glace', async () => {
  const huguette = insOf('huguette');
  await expect(here.dmp.authorise(huguette, 'AJOUT', nurseOn('huguette'))).rejects.toMatchObject({
    code: 'DMPAccessDeniedByRightsService',
  });
  await expect(here.dmp.find(huguette, {}, inBreakGlass('huguette'))).rejects.toMatchObject({
    code: 'DMPAccessDeniedByRightsService',
  });
});
