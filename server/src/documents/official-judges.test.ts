import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mauricette, suzanne, suzanneRecord, yvette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reissue } from './reissue.ts';
import { composeSamples, type Sample } from './samples.ts';
import { authorIn } from './testing/author.ts';
import { openHouse, type House } from './testing/house.ts';
import { qualified } from './testing/qualified.ts';

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

interface Judged {
  name: string;
  bytes: Uint8Array;
}

const judged = (samples: readonly Sample[], ...options: string[]): Promise<string> =>
  judge(
    samples.flatMap(({ model, files }) =>
      files.filter(({ kind }) => kind !== 'pdf').map(({ kind, bytes }) => ({ name: `${model}-${kind}.xml`, bytes })),
    ),
    ...options,
  );

async function judge(xml: readonly Judged[], ...options: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'));
  try {
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
  'official judges accept a document reissued with the INS, whatever its model',
  patience,
  async () => {
    const personId = await house.moveIn(yvette, { qualified: false });
    const nurse = authorIn(house, house.act());
    const xml: Judged[] = [];
    for (const model of ['dlu', 'transfer-sheet', 'personal-project'] as const) {
      const { document } = await nurse.begin(personId, model);
      await nurse.save(document.id, { freeTexts: { reason: 'Chute' } });
      await nurse.validate(document.id);
      await qualified(house, personId, yvette);
      const next = await house.as(house.act(), (tx, act) => reissue(tx, act, document.id, house.workshop));
      for (const kind of ['n3', 'n1'] as const)
        if (next?.files.includes(kind))
          xml.push({ name: `${model}-${kind}.xml`, bytes: await nurse.file(next.id, kind) });
      await qualified(house, personId, null);
    }
    expect(xml).toHaveLength(5);
    expect(await judge(xml, '--require-ins')).toBe('accepted');
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
