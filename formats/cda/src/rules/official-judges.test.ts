import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import {
  barestDlu,
  barestTransferSheet,
  dlu,
  pdf,
  transferSheet,
  unstructured,
  uuids,
  withoutIns,
} from '../fixtures.ts';
import { writeDlu, writeTransferSheet, writeUnstructured } from '../write/index.ts';
import { checkCda } from './check-cda.ts';

/** The official XSD and schematrons, whenever a checkout of them is given; the driver lives beside the repository. */
const judges = process.env['CI_SIS_DIR'];
const driver =
  process.env['CDA_CHECK'] ?? resolve(import.meta.dirname, '../../../../../shared/tools/cda-check/cda-check');

const newId = uuids();
const qualified = {
  dlu: writeDlu(dlu(), { newId }).xml,
  'dlu-with-copy': writeDlu(dlu(), { newId, pdfCopy: pdf() }).xml,
  'dlu-barest': writeDlu(barestDlu(), { newId }).xml,
  'dlu-nothing-provided': writeDlu(
    {
      ...barestDlu(),
      problems: { known: 'not-provided' },
      antecedents: { known: 'none' },
      allergies: { known: 'not-provided' },
      treatments: { known: 'none' },
      vaccinations: { known: 'not-provided' },
      palliativeCare: { underWay: true, since: '2025-12' },
    },
    { newId },
  ).xml,
  'transfer-sheet': writeTransferSheet(transferSheet(), { newId }).xml,
  'transfer-sheet-barest': writeTransferSheet(barestTransferSheet(), { newId }).xml,
  'transfer-sheet-no-belongings': writeTransferSheet(
    {
      ...transferSheet(),
      belongings: { known: 'none' },
      lastIntakes: { known: 'not-provided' },
      consciousness: 'not-arousable',
    },
    { newId },
  ).xml,
  unstructured: writeUnstructured(unstructured()).xml,
  'unstructured-second-version': writeUnstructured({
    ...unstructured(),
    header: {
      ...unstructured().header,
      version: 2,
      replaces: { id: { root: '0b0c0d0e-1111-4222-8333-444455556666' } },
      recipients: [{ organisation: { structIdNat: '1350099974', name: 'CHU des Landes bleues' } }],
      participants: [
        ...unstructured().header.participants,
        { role: 'correspondent', person: { family: 'QUERE' } },
        { role: 'care-team-member', psIdNat: '3350099909/INF-0007' },
        { role: 'care-coordinator', person: { family: 'QUERE' } },
        { role: 'referring-doctor', person: { family: 'QUERE' } },
        { role: 'reference-hospital', organisation: { structIdNat: '1350099974', name: 'CHU' } },
        { role: 'preferred-hospital', organisation: { structIdNat: '1350099974', name: 'CHU' } },
      ],
    },
  }).xml,
};

const notQualified = {
  'dlu-no-ins': writeDlu({ ...dlu(), header: withoutIns(dlu().header) }, { newId }).xml,
  'transfer-sheet-no-ins': writeTransferSheet(
    { ...transferSheet(), header: withoutIns(transferSheet().header) },
    { newId },
  ).xml,
  'unstructured-no-ins': writeUnstructured({ ...unstructured(), header: withoutIns(unstructured().header) }).xml,
};

/** Whether the official judges accept these documents; what they said otherwise. */
async function judged(documents: Record<string, string>, ...options: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cda-'));
  try {
    const files = await Promise.all(
      Object.entries(documents).map(async ([name, xml]) => {
        const file = join(folder, `${name}.xml`);
        await writeFile(file, xml);
        return file;
      }),
    );
    return await new Promise((resolve, reject) => {
      execFile(driver, ['--strict', ...options, ...files], { maxBuffer: 10_000_000 }, (error, report) => {
        if (error === null) resolve('accepted');
        else if (error.code === 1) resolve(`refused:\n${report}`);
        else reject(error);
      });
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const patience = { timeout: 180_000 };

test.skipIf(!judges)(
  'official judges accept every document of a qualified identity, without warning',
  patience,
  async () => {
    expect(await judged(qualified, '--require-ins')).toBe('accepted');
  },
);

test.skipIf(!judges)('official judges accept every document of an identity not qualified', patience, async () => {
  expect(await judged(notQualified)).toBe('accepted');
});

test.skipIf(!judges)('official judges refuse a document of ours once broken', patience, async () => {
  const broken = qualified.dlu.replace('code="74207-2"', 'code="74207-3"');
  expect(await judged({ broken })).toContain('FAIL');
});

test('our rules accept the same documents', () => {
  for (const [name, xml] of Object.entries({ ...qualified, ...notQualified })) {
    const { faults, warnings } = checkCda(xml);
    expect({ name, faults, warnings }).toEqual({ name, faults: [], warnings: [] });
  }
});
