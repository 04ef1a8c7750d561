import { checkCda, readCda } from '@liane/cda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7, type Act } from '../platform/index.ts';
import { begin } from './begin.ts';
import type { Model } from './document.ts';
import { noChanges, type Changes } from './draft.ts';
import { readFile } from './files.ts';
import { saveDraft } from './save-draft.ts';
import { documentById } from './store.ts';
import { openHouse, type House } from './testing/house.ts';
import { validate } from './validate.ts';

let house: House;
let mauricetteId: string;
let act: Act;

beforeAll(async () => {
  house = await openHouse();
  act = house.act();
  mauricetteId = await house.moveIn();
});
afterAll(() => house.close());

async function made(model: Model, personId: string, changes: Partial<Changes> = {}): Promise<string> {
  const id = uuidv7();
  await house.as(act, (tx) => begin(tx, act, { id, personId, model, replacesId: null }, house.workshop));
  await house.as(act, (tx) => saveDraft(tx, act, id, { ...noChanges, ...changes }, house.workshop));
  await house.as(act, (tx) => validate(tx, act, { id, validationId: uuidv7() }, house.workshop));
  return id;
}

const bytesOf = (id: string, file: 'n3' | 'n1' | 'pdf') =>
  house.as(act, async (tx) => (await readFile(tx, act, await documentById(tx, act.organisationId, id), file, house.workshop.contents)).bytes);

test('SC.DOC.07.MS1 a DLU comes out of the record as N3, N1 and PDF, without fault', async () => {
  const id = await made('dlu', mauricetteId);
  const n3 = await bytesOf(id, 'n3');
  expect(checkCda(n3, { environment: 'test' }).faults).toEqual([]);
  expect(checkCda(await bytesOf(id, 'n1')).faults).toEqual([]);
  expect(Buffer.from((await bytesOf(id, 'pdf')).subarray(0, 5)).toString()).toBe('%PDF-');
  const { header, facts } = readCda(n3);
  expect(header.patient.birthFamilyName).toBe('LE GOFF');
  expect(facts.allergies.map(({ agent }) => agent?.originalText)).toEqual(expect.arrayContaining(['Amoxicilline', 'Sparadrap']));
});
