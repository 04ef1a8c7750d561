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
  const { document, ...begun } = await authorIn(house, house.act()).begin(personId, 'dlu');
  let { written } = begun;
  const type = async (title: string, typedAt: string) => {
    const typed = { changes: { ...noChanges, title }, typedAt: new Date(typedAt), basedOn: written };
    const saved = await house.as(house.act(), (tx, act) => saveDraft(tx, act, document.id, typed, house.workshop));
    ({ written } = saved);
    return saved;
  };
  await type('Le plus récent', '2026-11-21T09:29:10Z');
  const late = await type('Le plus ancien', '2026-11-21T09:29:00Z');
  expect(late.document.title).toBe('Le plus récent');
  expect((await type('Encore après', '2026-11-21T09:29:20Z')).document.title).toBe('Encore après');
  // A clock that runs ahead is brought back to ours, and shuts nobody out.
  await type('En avance', '2026-11-21T11:00:00Z');
  expect((await type('À l’heure', '2026-11-21T09:30:00Z')).document.title).toBe('À l’heure');
});

test('what another window wrote is neither replaced nor validated unseen; the same words again are kept', async () => {
  const nurse = authorIn(house, house.act());
  const { document, written: opened } = await nurse.begin(personId, 'transfer-sheet');
  const refused = { code: 'draft-changed-meanwhile' };
  const first = { freeTexts: { reason: 'Chute', events: 'Tombée du lit à 7 h' } };
  const { written: firstWrote } = await nurse.save(document.id, first, opened);

  const other = { freeTexts: { reason: '', events: '', 'last-meal': 'Compote à 8 h' } };
  await expect(nurse.save(document.id, other, opened)).rejects.toMatchObject(refused);
  await expect(nurse.validate(document.id, undefined, opened)).rejects.toMatchObject(refused);
  expect(await nurse.look(document.id)).toMatchObject({ written: firstWrote, document: { state: 'draft' } });
  expect((await nurse.save(document.id, first, opened)).written).toBe(firstWrote);

  const both = { freeTexts: { ...first.freeTexts, 'last-meal': 'Compote à 8 h' } };
  const { written: otherWrote } = await nurse.save(document.id, both, firstWrote);
  await expect(nurse.validate(document.id, undefined, firstWrote)).rejects.toMatchObject(refused);
  expect(await nurse.validate(document.id, undefined, otherWrote)).toMatchObject({ validated: expect.anything() });
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
  const { document, written: basedOn } = await nurse.begin(personId, 'dlu');
  const written = document.id;
  const reopened = (await nurse.begin(personId, 'dlu')).document.id;
  clock.now = new Date(clock.now.getTime() + 60_000);
  await nurse.look(looked);
  const changes = { ...noChanges, freeTexts: { comment: 'Un mot' } };
  await house.as(house.act(), (tx, act) =>
    saveDraft(tx, act, written, { changes, typedAt: clock.now, basedOn }, house.workshop),
  );
  await house.as(house.act(), (tx, act) => refreshDraft(tx, act, reopened, house.workshop));
  for (const id of [looked, written, reopened]) await leave(id);
  await expect(stands(looked)).rejects.toMatchObject({ code: 'draft-discarded' });
  expect(await stands(written)).toBe('draft');
  expect(await stands(reopened)).toBe('draft');
});
