import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mauricette, suzanne, suzanneRecord } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeSamples, type Sample } from './samples.ts';
import { openHouse, type House } from './testing/house.ts';

/** The official XSD and schematrons, whenever a checkout of them is given; the driver lives beside the repository. */
const judges = process.env['CI_SIS_DIR'];
const driver = process.env['CDA_CHECK'] ?? resolve(import.meta.dirname, '../../../../shared/tools/cda-check/cda-check');
const patience = { timeout: 180_000 };

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const samplesOf = (personId: string): Promise<Sample[]> =>
  house.as(house.act(), (tx, act) => composeSamples(tx, act, personId, house.workshop));

async function judged(samples: readonly Sample[], ...options: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'));
  try {
    const xml = samples.flatMap(({ model, files }) =>
      files.filter(({ kind }) => kind !== 'pdf').map(({ kind, bytes }) => ({ name: `${model}-${kind}.xml`, bytes })),
    );
    await Promise.all(xml.map(({ name, bytes }) => writeFile(join(folder, name), bytes)));
    return await new Promise((answer, reject) => {
      execFile(
        driver,
        ['--strict', ...options, ...xml.map(({ name }) => join(folder, name))],
        { maxBuffer: 10_000_000 },
        (error, report) => {
          if (error === null) answer('accepted');
          else if (error.code === 1) answer(`refused:\n${report}`);
          else reject(error);
        },
      );
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.skipIf(!judges)('official judges accept every document of a qualified person', patience, async () => {
  const samples = await samplesOf(await house.moveIn(mauricette));
  expect(samples.map(({ model }) => model)).toEqual(['dlu', 'transfer-sheet', 'personal-project']);
  expect(await judged(samples, '--require-ins')).toBe('accepted');
});

test.skipIf(!judges)(
  'official judges accept the documents of a person whose identity is not qualified',
  patience,
  async () => {
    expect(
      await judged(await samplesOf(await house.moveIn(suzanne, { qualified: false, record: suzanneRecord }))),
    ).toBe('accepted');
  },
);

test.skipIf(!judges)(
  'official judges accept the documents of a record where nothing is written yet',
  patience,
  async () => {
    const samples = await samplesOf(
      await house.moveIn(
        { ...suzanne, traits: { ...suzanne.traits, birthDate: '1940-02-03' } },
        { qualified: false, record: null },
      ),
    );
    expect(await judged(samples)).toBe('accepted');
  },
);
