import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DmpError, DmpRefused, openDmp } from './index.ts';
import type { Dmp } from './index.ts';
import { configOf, documentOf, feeder, insOf, lotOf, nurseOn } from './testing/town.ts';
import type { Town } from './testing/town.ts';

const mauricette = insOf('mauricette');
const by = nurseOn('mauricette');
let dataDir: string;
let running: ChildProcess | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-dmp-'));
});
afterEach(async () => {
  await killed();
  await rm(dataDir, { recursive: true });
});

async function started(): Promise<Dmp> {
  const script = new URL('./testing/town-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  running = child;
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return openDmp(configOf({ dmp: JSON.parse(line) as Town['town']['dmp'] }));
}

async function killed(): Promise<void> {
  if (!running || running.exitCode !== null || running.signalCode !== null) return;
  const exit = once(running, 'exit');
  running.kill('SIGKILL');
  await exit;
}

const copies = (dmp: Dmp, uniqueId: string) => dmp.referencesOf(mauricette, uniqueId, feeder());

/** Whether the DMP said that it has it. @throws what the connector does not name */
async function isKept(dmp: Dmp, lot: ReturnType<typeof lotOf>): Promise<boolean> {
  try {
    await dmp.feed(lot, feeder());
    return true;
  } catch (error) {
    if (!(error instanceof DmpError)) throw error;
    return error instanceof DmpRefused && error.alreadyThere;
  }
}

const documentIn = ({ documents }: ReturnType<typeof lotOf>) => {
  const [document] = documents;
  if (!document) throw new Error('empty lot');
  return document;
};

test('killed while documents arrive: what was acknowledged is there, what was not is sent again, each once', async () => {
  let dmp = await started();
  await dmp.authorise(mauricette, 'AJOUT', by);
  const lots = Array.from({ length: 16 }, (_, rank) => lotOf(documentOf({ key: 'mauricette', text: `n° ${rank}` })));
  const acknowledged = new Set<string>();
  for (let deaths = 0; deaths < 2; deaths++) {
    const waiting = lots.filter((lot) => !acknowledged.has(documentIn(lot).entry.uniqueId));
    const answers = waiting.map(async (lot, rank) => {
      if (!(await isKept(dmp, lot))) return;
      acknowledged.add(documentIn(lot).entry.uniqueId);
      // In the middle of the crowd: some have their answer, some are being kept, some have not left.
      if (rank === waiting.length >> 1) running?.kill('SIGKILL');
    });
    await Promise.all(answers);
    await killed();
    await dmp.close();
    dmp = await started();
    const kept = await Promise.all(lots.map((lot) => copies(dmp, documentIn(lot).entry.uniqueId)));
    expect(kept.every((each) => each.length < 2)).toBe(true);
    const lost = lots.filter(
      (lot, rank) => acknowledged.has(documentIn(lot).entry.uniqueId) && kept[rank]?.length !== 1,
    );
    expect(lost).toEqual([]);
  }
  for (const lot of lots) expect(await isKept(dmp, lot)).toBe(true);
  const found = await dmp.find(mauricette, { typeCodes: ['74207-2'] }, by);
  expect(found).toHaveLength(lots.length);
  expect(new Set(found.map(({ uniqueId }) => uniqueId))).toEqual(
    new Set(lots.map((lot) => documentIn(lot).entry.uniqueId)),
  );
  for (const lot of lots) {
    const { entry, bytes } = documentIn(lot);
    const address = { uniqueId: entry.uniqueId, repositoryUniqueId: found[0]?.repositoryUniqueId ?? '' };
    const [read] = await dmp.read(mauricette, [address], by);
    expect(read?.bytes.equals(bytes)).toBe(true);
  }
  await dmp.close();
}, 120_000);

test('killed after a replacement, a mask and an authorisation: they stand', async () => {
  const before = await started();
  await before.authorise(mauricette, 'AJOUT', by);
  const first = documentOf({ key: 'mauricette', type: 'project' });
  await before.feed(lotOf(first), feeder());
  const [replaces] = await copies(before, first.entry.uniqueId);
  if (replaces === undefined) throw new Error('no reference');
  const second = documentOf({ key: 'mauricette', type: 'project', replaces });
  await before.feed(lotOf(second), feeder());
  const [entry] = await before.byUniqueId(mauricette, [second.entry.uniqueId], by);
  if (!entry) throw new Error('gone');
  await before.change(mauricette, { kind: 'mask', entry }, by);
  await killed();
  await before.close();

  const after = await started();
  expect((await after.stateOf(mauricette, by)).authorisation).toBe('VALIDE');
  const standing = await after.find(mauricette, { typeCodes: ['80788-3'] }, by);
  expect(standing.map(({ uniqueId, version, confidentiality }) => [uniqueId, version, confidentiality.length])).toEqual(
    [[second.entry.uniqueId, '2', 2]],
  );
  await after.close();
}, 60_000);
