import { randomUUID } from 'node:crypto';
import { DmpTimedOut, DmpUnreadable } from '@liane/connector-dmp';
import { mauricette, tilleulsCoordinatingDoctor } from '@liane/cast';
import { smallPdf } from '../testing/town-papers.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dmp } from './contract.ts';
import { hospitalDocument, openCounter, section, type Counter } from './testing/counter.ts';

let counter: Counter;
let personId: string;

beforeEach(async () => {
  counter = await openCounter();
  personId = await counter.house.moveIn(mauricette, { record: null });
});
afterEach(() => counter.close());

const letter = (id: string, at = '20261101100000') => hospitalDocument({ id, type: '11490-0', title: 'Lettre', at });
const vsm = (id: string, at = '20260301100000') => hospitalDocument({ id, type: '60591-5', title: 'VSM', at });
const ids = ['A', 'B', 'C'].map((letter_) => `${letter_.repeat(8)}-0000-4000-8000-000000000000`);
const [one = '', two = '', three = ''] = ids;

const list = (act = counter.act()) => counter.ask(dmp.documents, act, { params: { personId } });
const state = (act = counter.act()) => counter.ask(dmp.state, act, { params: { personId } });
const visit = () => counter.ask(dmp.visit, counter.act(), { params: { personId }, body: { id: randomUUID() } });
const again = async (years: number | null = null) => {
  await counter.ask(dmp.look, counter.act(), {
    params: { personId },
    body: { id: randomUUID(), again: true, years },
  });
  await counter.work();
};
const later = (minutes: number) => void (counter.clock.now = new Date(counter.clock.now.getTime() + minutes * 60_000));

/** Reads to the end: what the screen holds once the worker has been. */
async function read(uniqueId: string, act = counter.act()) {
  const id = randomUUID();
  expect(await counter.ask(dmp.read, act, { params: { personId }, body: { id, uniqueId } })).toMatchObject({
    state: 'waiting',
  });
  await counter.work();
  return counter.ask(dmp.reading, act, { params: { personId, askId: id } });
}

describe('the list', () => {
  test('a first opening asks for two years of it, and counts what is new of the last thirty days', async () => {
    counter.dmp.hold(letter(one, '20261110100000'));
    counter.dmp.hold(vsm(two));
    counter.dmp.hold(letter(three, '20231101100000'));
    await counter.agree(personId, counter.act());
    expect((await list()).documents.map(({ uniqueId }) => uniqueId)).toEqual([one, two]);
    expect(await list()).toMatchObject({ listedFrom: '2024-11-21', listedAt: '2026-11-21T09:00:00.000Z' });
    expect(await state()).toMatchObject({
      newDocuments: 1,
      newByKind: [{ kind: 'liaison', label: 'Lettre de liaison', count: 1 }],
      vsmAt: '2026-03-01T10:00:00.000Z',
    });
  });

  test('« Qui a consulté le DMP » tells a list that was shown, once for a visit, and nothing when there was nothing to show', async () => {
    const traces = () => counter.house.traced.filter(({ act }) => act === 'dmp.documents').length;
    counter.dmp.hold(letter(one));
    await list();
    await list();
    expect(traces()).toBe(0);
    await counter.agree(personId, counter.act());
    await Promise.all([list(), list(), list()]);
    later(29);
    await list();
    expect(traces()).toBe(1);
    await list(counter.act(tilleulsCoordinatingDoctor, 'medecin'));
    expect(traces()).toBe(1);
    later(2);
    await list();
    expect(traces()).toBe(2);
  });

  test('further back, when somebody asks for it', async () => {
    counter.dmp.hold(letter(three, '20231101100000'));
    await counter.agree(personId, counter.act());
    expect((await list()).documents).toEqual([]);
    await again(10);
    expect((await list()).documents).toHaveLength(1);
    expect(await list()).toMatchObject({ listedFrom: '2016-11-21' });
  });

  test('SC.DMP/UX.15 new is what came since my last visit, stays new for that visit, and the header counts the same', async () => {
    const fresh = async () => {
      const marked = (await list()).documents.filter(({ isNew }) => isNew).map(({ uniqueId }) => uniqueId);
      expect((await state()).newDocuments).toBe(marked.length);
      return marked;
    };
    counter.dmp.hold(letter(one));
    await counter.agree(personId, counter.act());
    await visit();
    expect(await fresh()).toEqual([one]);
    later(60);
    expect(await fresh()).toEqual([]);
    counter.dmp.hold(vsm(two));
    await again();
    expect(await fresh()).toEqual([two]);
    await visit();
    expect(await fresh()).toEqual([two]);
    later(10);
    await visit();
    expect(await fresh()).toEqual([two]);
    later(60);
    expect(await fresh()).toEqual([]);
    await visit();
    expect(await fresh()).toEqual([]);
  });

  test('a document that was opened is no longer new, long after what was read of it is forgotten', async () => {
    counter.dmp.hold(letter(one));
    counter.dmp.hold(letter(two));
    await counter.agree(personId, counter.act());
    expect(await state()).toMatchObject({ newDocuments: 2 });
    await read(one);
    expect(await state()).toMatchObject({ newDocuments: 1 });
    later(31);
    await counter.forget();
    await again(2);
    expect((await list()).documents.filter(({ isNew }) => isNew).map(({ uniqueId }) => uniqueId)).toEqual([two]);
    expect(await state()).toMatchObject({ newDocuments: 1 });
  });

  test('what our establishment wrote is ours, and never new', async () => {
    counter.dmp.hold({ ...letter(one), institution: '1990001026' });
    await counter.agree(personId, counter.act());
    expect((await list()).documents).toMatchObject([{ ours: true, isNew: false }]);
    expect(await state()).toMatchObject({ newDocuments: 0 });
  });

  test('a version that replaces another marks it, and one that was deleted goes away', async () => {
    const old = counter.dmp.hold(letter(one));
    counter.dmp.hold(vsm(two));
    await counter.agree(personId, counter.act());
    later(20);
    const newer = counter.dmp.hold(letter(three, '20261120100000'));
    counter.dmp.associations = [{ id: 'R', kind: 'RPLC', source: newer.entryUuid, target: old.entryUuid, slots: {} }];
    counter.dmp.documents = counter.dmp.documents.map((entry) =>
      entry.uniqueId === one
        ? { ...entry, availabilityStatus: 'Deprecated' }
        : entry.uniqueId === two
          ? { ...entry, availabilityStatus: 'Deleted' }
          : entry,
    );
    await again();
    expect((await list()).documents).toMatchObject([
      { uniqueId: three, status: 'standing' },
      { uniqueId: one, status: 'replaced', statusInFrench: 'Remplacé' },
    ]);
  });

  test('a whole list that shows a document no more drops it: the person has hidden it', async () => {
    counter.dmp.hold(letter(one));
    counter.dmp.hold(vsm(two));
    await counter.agree(personId, counter.act());
    counter.dmp.documents = counter.dmp.documents.filter(({ uniqueId }) => uniqueId !== two);
    await again(2);
    expect((await list()).documents.map(({ uniqueId }) => uniqueId)).toEqual([one]);
  });

  test('each professional has their own: the matrice d’habilitation shows more to one than to another', async () => {
    counter.dmp.hold(letter(one));
    await counter.agree(personId, counter.act());
    expect((await list(counter.act(tilleulsCoordinatingDoctor, 'medecin'))).documents).toEqual([]);
    await expect(list(counter.act(undefined, 'administratif'))).rejects.toMatchObject({ code: 'dmp.documents' });
  });

  test('UX.42 a bookmark keeps the identifier alone', async () => {
    counter.dmp.hold(letter(one));
    await counter.agree(personId, counter.act());
    const mark = (kept: boolean) =>
      counter.ask(dmp.bookmark, counter.act(), { params: { personId }, body: { uniqueId: one, kept } });
    await mark(true);
    await mark(true);
    expect((await list()).documents).toMatchObject([{ bookmarked: true, readUntil: null }]);
    await mark(false);
    expect((await list()).documents).toMatchObject([{ bookmarked: false }]);
  });
});

describe('reading', () => {
  test('in words, held half an hour, not asked for twice, then forgotten', async () => {
    counter.dmp.hold(
      hospitalDocument({
        id: one,
        type: '11490-0',
        title: 'Lettre',
        at: '20261101100000',
        sections: section('8648-8', 'Évolution', 'Retour au poids de base.'),
      }),
    );
    await counter.agree(personId, counter.act());
    const reading = await read(one);
    expect(reading).toMatchObject({ state: 'ready', until: '2026-11-21T09:30:00.000Z', hasPdf: false, differs: [] });
    expect(JSON.stringify(reading.sections)).toContain('Retour au poids de base.');
    expect(counter.house.traced).toContainEqual({ act: 'dmp.read', personId });
    await read(one);
    expect(counter.dmp.calls.filter((call) => call === 'read')).toHaveLength(1);
    later(31);
    const id = randomUUID();
    await counter.ask(dmp.read, counter.act(), { params: { personId }, body: { id, uniqueId: one } });
    await counter.work();
    expect(counter.dmp.calls.filter((call) => call === 'read')).toHaveLength(2);
    later(31);
    await counter.forget();
    expect(await counter.ask(dmp.reading, counter.act(), { params: { personId, askId: id } })).toMatchObject({
      state: 'forgotten',
      sections: [],
    });
  });

  test('as its PDF, byte for byte, while it is held', async () => {
    const pdf = smallPdf('Ordonnance').toString('latin1');
    counter.dmp.hold(hospitalDocument({ id: one, type: '57833-6', title: 'Ordonnance', at: '20261101100000', pdf }));
    await counter.agree(personId, counter.act());
    expect(await read(one)).toMatchObject({ state: 'ready', hasPdf: true });
    const asPdf = () => counter.ask(dmp.pdf, counter.act(), { params: { personId }, body: { uniqueId: one } });
    expect(Buffer.from((await asPdf()).content, 'base64').toString('latin1')).toBe(pdf);
    later(31);
    await expect(asPdf()).rejects.toMatchObject({ code: 'dmp-reading-forgotten' });
  });

  test('only what the list shows: an identifier from elsewhere is refused', async () => {
    await counter.agree(personId, counter.act());
    await expect(
      counter.ask(dmp.read, counter.act(), { params: { personId }, body: { id: randomUUID(), uniqueId: one } }),
    ).rejects.toMatchObject({ code: 'unknown-dmp-document' });
    expect(counter.dmp.calls).not.toContain('read');
  });

  test.each([
    ['slow', new DmpTimedOut(8_000), /trop lent/, true],
    ['rubbish', new DmpUnreadable('nothing of a DMP'), /n’est pas lisible/, true],
  ] as const)('%s is one sentence on the page', async (_name, failure, words, worthRetrying) => {
    counter.dmp.hold(letter(one));
    await counter.agree(personId, counter.act());
    counter.dmp.failing.read = failure;
    const reading = await read(one);
    expect(reading.state).toBe('failed');
    expect(reading.problem?.message).toMatch(words);
    expect(reading.problem?.worthRetrying).toBe(worthRetrying);
  });

  test('what is not the announced bytes, or no CDA, is not shown', async () => {
    counter.dmp.hold(letter(one));
    counter.dmp.hold({ ...letter(two), bytes: Buffer.from('%PDF-1.4 alone') });
    await counter.agree(personId, counter.act());
    counter.dmp.contents.set(one, Buffer.from('something else'));
    expect((await read(one)).problem?.message).toMatch(/empreinte différente/);
    expect((await read(two)).problem?.message).toMatch(/n’est pas un CDA lisible/);
  });

  test('what speaks of another person says so', async () => {
    const document = hospitalDocument({ id: one, type: '11490-0', title: 'Lettre', at: '20261101100000' });
    const bytes = Buffer.from(document.bytes.toString('utf8').replaceAll(mauricette.traits.birthFamilyName, 'POTTIER'));
    counter.dmp.hold({ ...document, bytes });
    await counter.agree(personId, counter.act());
    expect((await read(one)).differs).toContainEqual(expect.objectContaining({ theirs: 'POTTIER' }));
  });

  test('a question nobody carried is told lost after a minute, not awaited for ever', async () => {
    counter.dmp.hold(letter(one));
    await counter.agree(personId, counter.act());
    const id = randomUUID();
    await counter.ask(dmp.read, counter.act(), { params: { personId }, body: { id, uniqueId: one } });
    later(2);
    expect(await counter.ask(dmp.reading, counter.act(), { params: { personId, askId: id } })).toMatchObject({
      state: 'forgotten',
    });
    await counter.work();
    expect(counter.dmp.calls).not.toContain('read');
  });

  test('nobody reads what another asked for', async () => {
    counter.dmp.hold(letter(one));
    await counter.agree(personId, counter.act());
    const id = randomUUID();
    await counter.ask(dmp.read, counter.act(), { params: { personId }, body: { id, uniqueId: one } });
    await counter.work();
    await expect(
      counter.ask(dmp.reading, counter.act(tilleulsCoordinatingDoctor, 'medecin'), {
        params: { personId, askId: id },
      }),
    ).rejects.toMatchObject({ code: 'unknown-dmp-ask' });
  });
});

describe('opposition', () => {
  test('forgets what anybody read, and gives the authorisation back', async () => {
    counter.dmp.hold(letter(one));
    await counter.agree(personId, counter.act());
    await read(one);
    later(1);
    await counter.ask(dmp.recordConsent, counter.act(), {
      params: { personId },
      body: {
        id: randomUUID(),
        decision: 'opposed',
        informed: 'representative',
        informedName: 'Camille Morvan',
        means: 'remote',
        saidOn: '2026-11-21',
      },
    });
    expect(await list()).toMatchObject({ documents: [], listedAt: null });
    await counter.work();
    expect(counter.dmp.asked.at(-1)).toMatchObject({ what: 'authorise', about: 'SUPPRESSION' });
    expect(await state()).toMatchObject({
      standing: 'not-authorised',
      consent: { informed: 'representative', informedName: 'Camille Morvan', meansInFrench: 'à distance' },
    });
  });
});
