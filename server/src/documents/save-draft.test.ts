import { huguette, mauricette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergePersons } from '../identity/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { noChanges } from './draft.ts';
import { discardUntouched } from './discard.ts';
import { refreshDraft, saveDraft } from './save-draft.ts';
import { authorIn } from './testing/author.ts';
import { openHouse, type House } from './testing/house.ts';

const clock = { now: new Date('2026-11-21T09:30:00Z') };
let house: House;
let personId: string;

beforeAll(async () => {
  house = await openHouse(clock);
  personId = await house.moveIn(mauricette);
});
afterAll(() => house.close());

test('a save repeated after a silence does not undo a later one', async () => {
  const { document } = await authorIn(house, house.act()).begin(personId, 'dlu');
  const type = (title: string, typedAt: string) =>
    house.as(house.act(), (tx, act) =>
      saveDraft(tx, act, document.id, { changes: { ...noChanges, title }, typedAt: new Date(typedAt) }, house.workshop),
    );
  await type('Le plus récent', '2026-11-21T09:29:10Z');
  const late = await type('Le plus ancien', '2026-11-21T09:29:00Z');
  expect(late.document.title).toBe('Le plus récent');
  expect((await type('Encore après', '2026-11-21T09:29:20Z')).document.title).toBe('Encore après');
  // A clock that runs ahead is brought back to ours, and shuts nobody out.
  await type('En avance', '2026-11-21T11:00:00Z');
  expect((await type('À l’heure', '2026-11-21T09:30:00Z')).document.title).toBe('À l’heure');
});

test('a draft begun under an identity absorbed since is made from the whole record, under the one kept', async () => {
  const nurse = authorIn(house, house.act());
  const absorbed = await house.moveIn(huguette, { qualified: false, record: null });
  const { document } = await nurse.begin(absorbed, 'dlu');
  await house.as(house.act(), (tx, act) =>
    mergePersons(tx, act, personId, { id: uuidv7(), absorbedPersonId: absorbed, why: 'Même personne' }),
  );
  const { sections } = await nurse.look(document.id);
  expect(sections.find(({ key }) => key === 'allergies')?.lines.length).toBeGreaterThan(0);
});

test('a draft opened and left without a word goes; one written in, or opened again elsewhere, stays', async () => {
  const nurse = authorIn(house, house.act());
  const leave = (id: string) => house.as(house.act(), (tx, act) => discardUntouched(tx, act, id));
  const stands = (id: string) => nurse.look(id).then(({ document }) => document.state);
  const looked = (await nurse.begin(personId, 'dlu')).document.id;
  const written = (await nurse.begin(personId, 'dlu')).document.id;
  const reopened = (await nurse.begin(personId, 'dlu')).document.id;
  clock.now = new Date(clock.now.getTime() + 60_000);
  await nurse.look(looked);
  const changes = { ...noChanges, freeTexts: { comment: 'Un mot' } };
  await house.as(house.act(), (tx, act) =>
    saveDraft(tx, act, written, { changes, typedAt: clock.now }, house.workshop),
  );
  await house.as(house.act(), (tx, act) => refreshDraft(tx, act, reopened, house.workshop));
  for (const id of [looked, written, reopened]) await leave(id);
  await expect(stands(looked)).rejects.toMatchObject({ code: 'draft-discarded' });
  expect(await stands(written)).toBe('draft');
  expect(await stands(reopened)).toBe('draft');
});
