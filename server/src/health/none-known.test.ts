import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { lastingFacts, recordFact, settleContradictions, ThereIsSome, type FactContent } from '../facts/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { openTestHouse, type TestHouse } from '../testing/house.ts';
import { keptByHealth } from './index.ts';

let house: TestHouse;
let drop: () => Promise<void>;
let personId: string;

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  drop = database.drop;
  house = await openTestHouse(database.url);
  personId = await house.person('DURAND');
});
afterAll(async () => {
  await house.close();
  await drop();
});

const note = (content: FactContent & Record<string, unknown>) =>
  house.database.within(house.act(), async (tx) => {
    await settleContradictions(tx, house.act(), keptByHealth, personId, content);
    return recordFact(tx, house.act(), keptByHealth, { id: uuidv7(), personId, occurredAt: house.act().at, content });
  });
const kindsNow = async () => {
  const facts = await house.database.within(house.act(), (tx) => lastingFacts(tx, house.organisationId, personId));
  return facts.filter(({ state }) => state === 'current').map(({ content }) => content.kind);
};

test('noting an allergy ends « aucune connue », and saying there is none is refused while there is one', async () => {
  await note({ kind: 'none-known', about: 'allergies' });
  await note({ kind: 'none-known', about: 'problems' });
  await note({ kind: 'allergy', label: 'Pénicilline', agent: 'Pénicilline', category: 'medication' });
  expect((await kindsNow()).toSorted()).toEqual(['allergy', 'none-known']);
  await expect(note({ kind: 'none-known', about: 'allergies' })).rejects.toBeInstanceOf(ThereIsSome);
});
