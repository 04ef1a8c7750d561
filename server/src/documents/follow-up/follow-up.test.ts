import { mauricette, mauricetteRecord } from '@liane/cast';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lastingFacts, seriesFacts } from '../../facts/index.ts';
import { uuidv7 } from '../../platform/index.ts';
import { receive } from '../receive.ts';
import { LineNotProposed, ReasonMissing } from '../refusals.ts';
import { openHouse, type House } from '../testing/house.ts';
import { dischargeTreatmentsSection, receivedCda, wordsSection } from '../testing/received-cda.ts';
import { decide } from './decide.ts';
import { offered, presentFollowUp } from './follow-up.ts';
import type { FollowUp } from './contract.ts';
import { followUpsWaiting } from './waiting.ts';

let house: House;
let personId: string;

beforeAll(async () => {
  house = await openHouse();
  personId = await house.moveIn(mauricette, { record: mauricetteRecord });
});
afterAll(() => house.close());

const file = (cda: string) =>
  house.as(house.act(), async (tx, act) => {
    const content = Buffer.from(cda).toString('base64');
    return (await receive(tx, act, { id: uuidv7(), personId, content }, house.workshop)).document.id;
  });
const followUp = (id: string): Promise<FollowUp> =>
  house.as(house.act(), async (tx, act) => presentFollowUp(await offered(tx, act, id, house.workshop)));
const settle = (id: string, key: string, accepted: boolean, why = '') =>
  house.as(house.act(), async (tx, act) =>
    presentFollowUp(await decide(tx, act, id, { id: uuidv7(), key, accepted, why }, house.workshop)),
  );
const treatments = () =>
  house.as(house.act(), async (tx, act) =>
    (await lastingFacts(tx, act.organisationId, personId)).filter(({ content }) => content.kind === 'treatment'),
  );
const waiting = () => house.as(house.act(), (tx, act) => followUpsWaiting(tx, act, house.workshop));
const lineOf = ({ lines }: FollowUp, title: string) => {
  const found = lines.find((line) => line.title === title);
  if (!found) throw new Error(`no line ${title}`);
  return found;
};

const set = 'AAAAAAAA-0000-4000-8000-000000000001';
const letter = (version: number, sections: string) =>
  receivedCda({ id: `AAAAAAAA-0000-4000-8000-00000000000${version + 1}`, setId: set, version, sections });
const surveillance = (...lines: string[]) => wordsSection('18776-5', 'Surveillance à réaliser', lines);

describe('A7 step 5: what the emergency department asks is decided line by line', () => {
  let first: string;
  let held: string[];

  test('a new medicine starts, one left out is only proposed to be stopped, and words are proposed one by one', async () => {
    held = (await treatments()).map(({ content }) => (content as unknown as { medicine: string }).medicine);
    expect(held.length).toBeGreaterThan(0);
    first = await file(
      letter(
        1,
        dischargeTreatmentsSection([{ name: 'Amoxicilline 1 g, comprimé', dose: ['1', '{tablet}'], every: 8 }]) +
          surveillance('Glycémie matin et soir', 'Revoir la plaie à 48 h'),
      ),
    );
    const proposed = await followUp(first);
    expect(proposed.lines.every(({ state }) => state === 'proposed')).toBe(true);
    expect(lineOf(proposed, 'Amoxicilline 1 g, comprimé')).toMatchObject({
      action: 'start',
      was: null,
      becomes: '1 comprimé(s), 1 fois par période de 8 h',
    });
    expect(proposed.lines.filter(({ action }) => action === 'stop').map(({ title }) => title)).toEqual(
      expect.arrayContaining(held),
    );
    expect(proposed.lines.filter(({ about }) => about === 'follow-up').map(({ title }) => title)).toEqual([
      'Glycémie matin et soir',
      'Revoir la plaie à 48 h',
    ]);
    expect((await treatments()).filter(({ state }) => state === 'current')).toHaveLength(held.length);
    expect(await waiting()).toMatchObject([
      { documentId: first, personId, about: 'Mauricette DELAUNAY', lines: proposed.lines.length },
    ]);
  });

  test('an accepted line becomes a fact that says where it comes from', async () => {
    const { key } = lineOf(await followUp(first), 'Amoxicilline 1 g, comprimé');
    const after = await settle(first, key, true);
    expect(lineOf(after, 'Amoxicilline 1 g, comprimé')).toMatchObject({
      state: 'accepted',
      decidedBy: house.act().who,
    });
    const written = (await treatments()).find(({ content }) => 'receivedFrom' in content);
    expect(written?.content).toMatchObject({
      medicine: 'Amoxicilline 1 g, comprimé',
      posology: '1 comprimé(s), 1 fois par période de 8 h',
      receivedFrom: 'Reçu de DR Sophie REYNAUD, Centre hospitalier du Sablier',
    });
  });

  test('the same line is accepted once, even by two hands at once', async () => {
    const watched = (await followUp(first)).lines.find(({ title }) => title === 'Glycémie matin et soir');
    if (!watched) throw new Error('no line to watch');
    const both = await Promise.allSettled([settle(first, watched.key, true), settle(first, watched.key, true)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(LineNotProposed) as unknown,
    });
    const events = await house.as(house.act(), (tx, act) =>
      seriesFacts(tx, act.organisationId, personId, new Date(act.at.getTime() - 86_400_000)),
    );
    const written = events.filter(({ content }) => JSON.stringify(content).includes('Glycémie matin et soir'));
    expect(written).toHaveLength(1);
    expect(written[0]?.content).toMatchObject({
      kind: 'event',
      text: expect.stringContaining('Reçu de DR Sophie REYNAUD') as unknown,
    });
  });

  test('a line is refused with a reason, and changes nothing', async () => {
    const { key, title } = (await followUp(first)).lines.find(({ action }) => action === 'stop') ?? {
      key: '',
      title: '',
    };
    await expect(settle(first, key, false)).rejects.toThrow(ReasonMissing);
    await settle(first, key, false, 'Le médecin traitant le maintient');
    expect(lineOf(await followUp(first), title)).toMatchObject({
      state: 'refused',
      why: 'Le médecin traitant le maintient',
    });
    const kept = (await treatments()).find(({ content }) => 'medicine' in content && content.medicine === title);
    expect(kept?.state).toBe('current');
  });

  test('a later version proposes only what changed', async () => {
    const second = await file(
      letter(
        2,
        dischargeTreatmentsSection([{ name: 'Amoxicilline 1 g, comprimé', dose: ['1', '{tablet}'], every: 12 }]) +
          surveillance('Glycémie matin et soir', 'Revoir la plaie à 48 h', 'Température trois fois par jour'),
      ),
    );
    expect((await followUp(first)).lines.filter(({ state }) => state === 'proposed')).toEqual([]);
    expect((await waiting()).map(({ documentId }) => documentId)).toEqual([second]);
    const now = await followUp(second);
    const proposed = now.lines.filter(({ state, action }) => state === 'proposed' && action !== 'stop');
    expect(proposed.map(({ action, title }) => [action, title])).toEqual([
      ['change', 'Amoxicilline 1 g, comprimé'],
      ['note', 'Revoir la plaie à 48 h'],
      ['note', 'Température trois fois par jour'],
    ]);
    expect(now.lines.filter(({ state }) => state !== 'proposed')).toHaveLength(3);
    const change = lineOf({ ...now, lines: proposed }, 'Amoxicilline 1 g, comprimé');
    await settle(second, change.key, true);
    const versions = (await treatments()).filter(({ content }) => 'receivedFrom' in content);
    expect(versions).toMatchObject([
      { version: 2, content: { posology: '1 comprimé(s), 1 fois par période de 12 h' } },
    ]);
  });

  test('stopping what the list leaves out ends the treatment, saying from whom', async () => {
    const second = (await followUp(first)).documentId;
    expect(second).toBe(first);
    const last = await file(
      letter(
        3,
        dischargeTreatmentsSection([{ name: 'Amoxicilline 1 g, comprimé', dose: ['1', '{tablet}'], every: 12 }]),
      ),
    );
    const stop = (await followUp(last)).lines.find(({ action, state }) => action === 'stop' && state === 'proposed');
    if (!stop) throw new Error('nothing to stop');
    await settle(last, stop.key, true);
    const ended = (await treatments()).find(({ content }) => 'medicine' in content && content.medicine === stop.title);
    expect(ended).toMatchObject({ state: 'ended', why: 'Reçu de DR Sophie REYNAUD, Centre hospitalier du Sablier' });
  });
});

test('a biology, or a document of ours, proposes nothing', async () => {
  const biology = await file(
    receivedCda({
      model: '1.2.250.1.213.1.1.1.55',
      type: ['11502-2', 'CR de biologie'],
      sections: surveillance('À jeun'),
    }),
  );
  expect((await followUp(biology)).lines).toEqual([]);
});

test('treatments written without codes are proposed in words', async () => {
  const words = await file(
    receivedCda({ sections: wordsSection('10183-2', 'Traitements à la sortie', ['Paracétamol 1 g si douleur']) }),
  );
  expect((await followUp(words)).lines).toMatchObject([
    { about: 'follow-up', action: 'note', title: 'Paracétamol 1 g si douleur', becomes: 'Traitements à la sortie' },
  ]);
});
