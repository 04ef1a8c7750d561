import { mauricette, mauricetteRecord } from '@liane/cast';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../platform/index.ts';
import { databaseStore } from '../content-store.ts';
import { receive } from '../receive.ts';
import { openHouse, type House } from '../testing/house.ts';
import { dischargeTreatmentsSection, receivedCda, wordsSection } from '../testing/received-cda.ts';
import { decide } from './decide.ts';
import { offered } from './follow-up.ts';
import { followUpsWaiting } from './waiting.ts';

const clock = { now: new Date() };
let house: House;
let personId: string;
beforeAll(async () => {
  house = await openHouse(clock);
  personId = await house.moveIn(mauricette, { record: mauricetteRecord });
});
afterAll(() => house.close());

const file = (sections?: string): Promise<string> => {
  clock.now = new Date(clock.now.getTime() + 60_000);
  const cda = receivedCda(sections === undefined ? {} : { sections });
  return house.as(house.act(), async (tx, act) => {
    const content = Buffer.from(cda).toString('base64');
    return (await receive(tx, act, { id: uuidv7(), personId, content }, house.workshop)).document.id;
  });
};
const treatment = dischargeTreatmentsSection([
  { name: 'Amoxicilline 1 g, comprimé', dose: ['1', '{tablet}'], every: 8 },
]);

let read = 0;
const counting = {
  ...databaseStore,
  fetch: (...asked: Parameters<typeof databaseStore.fetch>) => {
    read += 1;
    return databaseStore.fetch(...asked);
  },
};
const waiting = () =>
  house.as(house.act(), async (tx, act) =>
    (await followUpsWaiting(tx, act, { contents: counting })).map(({ documentId, lines }) => ({ documentId, lines })),
  );
const offersOf = (id: string) =>
  house.as(house.act(), async (tx, act) => (await offered(tx, act, id, house.workshop)).offers);

let changes: string;
let lines: number;

test('twelve returns with nothing to decide do not hide the one that changes a treatment; no document is read for it', async () => {
  changes = await file(treatment);
  lines = (await offersOf(changes)).length;
  expect(lines).toBeGreaterThan(1);
  for (let n = 0; n < 13; n++) await file();
  expect(await waiting()).toEqual([{ documentId: changes, lines }]);
  expect(read).toBe(0);
});

test('thirteen that change something are all told', async () => {
  const before = await waiting();
  const more: string[] = [];
  for (let n = 0; n < 13; n++) more.push(await file(wordsSection('18776-5', 'Surveillance à réaliser', [`Pli ${n}`])));
  const told = await waiting();
  expect(told).toEqual([...more.toReversed().map((documentId) => ({ documentId, lines: 1 })), ...before]);
});

test('each decision counts one less, and the last takes it away', async () => {
  for (let left = lines - 1; left >= 0; left--) {
    const [{ key } = { key: '' }] = await offersOf(changes);
    await house.as(house.act(), (tx, act) =>
      decide(tx, act, changes, { id: uuidv7(), key, accepted: false, why: 'Vu avec le médecin' }, house.workshop),
    );
    const mine = (await waiting()).filter(({ documentId }) => documentId === changes);
    expect(mine).toEqual(left > 0 ? [{ documentId: changes, lines: left }] : []);
  }
});

test('documents filed before the count was kept are counted the first time, and never again', async () => {
  const before = await waiting();
  expect(read).toBe(0);
  const owner = new pg.Client({ connectionString: house.url });
  await owner.connect();
  await owner.query('delete from document_open_lines');
  await owner.end();
  expect(await waiting()).toEqual(before);
  expect(read).toBeGreaterThan(before.length);
  read = 0;
  expect(await waiting()).toEqual(before);
  expect(read).toBe(0);
});
