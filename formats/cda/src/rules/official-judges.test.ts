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
import type { Dlu } from '../models/index.ts';
import { writeDlu, writeTransferSheet, writeUnstructured } from '../write/index.ts';
import { checkCda } from './check-cda.ts';

/** The official XSD and schematrons, whenever a checkout of them is given; the driver lives beside the repository. */
const judges = process.env['CI_SIS_DIR'];
const driver =
  process.env['CDA_CHECK'] ?? resolve(import.meta.dirname, '../../../../../shared/tools/cda-check/cda-check');

const newId = uuids();

/** What documents hold only now and then. */
function rareAnswers(): Dlu {
  const usual = dlu();
  const { header } = usual;
  return {
    ...usual,
    header: {
      ...header,
      confidentiality: 'R',
      patient: {
        ...header.patient,
        traits: { ...header.patient.traits, sex: 'I', birthPlaceCode: '99109' },
        address: { complement: 'Bâtiment B & C', country: 'FRANCE', use: 'HP' },
        telecoms: [
          { kind: 'mailto', value: 'odette@exemple.test' },
          { kind: 'http', value: 'https://exemple.test/a b' },
          { kind: 'fax', value: '02 99 00 00 02' },
        ],
      },
      legalRepresentatives: [{ protection: 'MSVG', organisation: { name: 'Association tutélaire' } }],
      serviceEvent: { ...header.serviceEvent, end: new Date('2026-01-15T13:20:00Z') },
      encounter: {
        kind: 'HH',
        sector: { code: 'SA18', display: 'Etablissement aide à la famille', system: '1.2.250.1.71.4.2.4' },
        address: { city: 'Rennes' },
      },
    },
    preferredHospital: { name: 'Clinique' },
    treatments: {
      known: 'items',
      items: [
        {
          medicine: {
            label: 'Paracétamol',
            code: { code: '3400930000000', display: 'PARACETAMOL', system: '1.2.250.1.213.2.3.2' },
            atc: { code: 'N02BE01', display: 'Paracétamol', system: '2.16.840.1.113883.6.73' },
          },
          posology: '1 gramme',
          until: '2026-02',
          frequency: { every: 8, unit: 'h' },
        },
      ],
    },
    vaccinations: {
      known: 'items',
      items: [
        {
          label: 'Grippe',
          done: true,
          route: { code: '20035000', display: 'Voie intramusculaire', system: '0.4.0.127.0.16.1.1.2.1' },
        },
      ],
    },
    advanceDirectives: {
      written: false,
      wishes: (
        ['surgery', 'dialysis', 'deep-sedation', 'life-support', 'breathing-support', 'artificial-feeding'] as const
      ).map((subject) => ({ subject, accepted: true })),
    },
    allergies: {
      known: 'items',
      items: [
        { kind: 'allergy', agent: 'Pollens', since: '2001', until: '2010' },
        { kind: 'substance-allergy', agent: 'Latex' },
        { kind: 'intolerance', agent: 'Laine' },
        { kind: 'drug-intolerance', agent: 'Codéine' },
        { kind: 'food-allergy', agent: 'Arachide' },
      ],
    },
    multiResistantBacterium: { present: true, detail: 'Dépistage de novembre' },
    addedDocuments: [],
  };
}

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
  'dlu-rare-answers': writeDlu(rareAnswers(), { newId }).xml,
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
