import { readAdhocQuery, writeAdhocQueryResponse } from '@liane/xds';
import type { Association, XdsContent } from '@liane/xds';
import { expect, test } from 'vitest';
import { dominique, dominiqueCx, handWritten, lot, nadia, sheet, worker } from './testing/answers.ts';
import { dmpThat, says } from './testing/dmp-that.ts';

const registry = 'urn:ihe:iti:2007:RegistryStoredQueryResponse';
const nothing: XdsContent = { submissionSets: [], documents: [], associations: [], references: [] };
const found = (content: Partial<XdsContent>): string =>
  writeAdhocQueryResponse({ status: 'Success', errors: [], content: { ...nothing, ...content } });

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

test('TD3.1a: an answer that no writer of ours wrote says the same', async () => {
  const { dmp } = await dmpThat(says(registry, handWritten('find-answer')));
  expect(await dmp.find(dominique, { typeCodes: [], classCodes: [] }, nadia)).toEqual([sheet]);
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
  expect(await dmp.referencesOf(dominique, sheet.uniqueId, worker)).toEqual([sheet.entryUuid]);
  await dmp.referencesOf(dominique, sheet.uniqueId, nadia);
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
