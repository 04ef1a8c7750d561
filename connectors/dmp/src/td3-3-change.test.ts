import { readRegistryObjects, writeRegistryResponse } from '@liane/xds';
import { expect, test } from 'vitest';
import { DmpInvalid } from './index.ts';
import { dominique, dominiqueCx, nadia, sheet, worker } from './testing/answers.ts';
import { dmpThat, says } from './testing/dmp-that.ts';

const iti57 = 'urn:ihe:iti:2010:UpdateDocumentSet';
const done = writeRegistryResponse({ status: 'Success', errors: [] });

test.each([
  ['delete', 'Deleted', 'INDIRECTE'],
  ['archive', 'Archived', 'INDIRECTE_RENFORCEE'],
  ['unarchive', 'Approved', 'INDIRECTE_RENFORCEE'],
] as const)('DMP/3.7 TD3.3 %s: a change of status of the entry', async (kind, status, mode) => {
  const { dmp, service } = await dmpThat(says(`${iti57}-Response`, done));
  if (kind === 'delete') await dmp.change(dominique, { kind, entry: sheet }, worker);
  else await dmp.change(dominique, { kind, entry: sheet }, nadia);
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
