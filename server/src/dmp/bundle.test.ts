import { randomUUID } from 'node:crypto';
import { DmpTimedOut, DmpUnreachable } from '@liane/connector-dmp';
import { irene, mauricette, tilleulsCoordinatingDoctor, yvette } from '@liane/cast';
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

const holdEssential = () => {
  for (const [type, title, at, sections] of [
    [
      '60591-5',
      'VSM',
      '20260301100000',
      section('48765-2', 'Allergies', 'Pénicilline') + section('11348-0', 'Antécédents', 'Prothèse'),
    ],
    ['74207-2', 'DLU', '20260901100000', section('42349-1', 'Motif', 'Chute')],
    ['57833-6', 'Ordonnance', '20261030100000', section('10160-0', 'Traitements', 'Apixaban')],
    ['11490-0', 'Lettre', '20261031100000', section('8648-8', 'Évolution', 'Favorable')],
    ['11490-0', 'Lettre plus ancienne', '20260131100000', section('8648-8', 'Évolution', 'Autre')],
    ['11502-2', 'Biologie', '20250131100000', section('18725-2', 'Résultats', 'Créatinine')],
  ] as const)
    counter.dmp.hold(hospitalDocument({ type, title, at, sections }));
};
const gather = async (act = counter.act()) => {
  await counter.ask(dmp.gather, act, { params: { personId }, body: { id: randomUUID() } });
  await counter.work();
  return bundle(act);
};
const bundle = (act = counter.act()) => counter.ask(dmp.bundle, act, { params: { personId } });
const slots = ({ pieces }: Awaited<ReturnType<typeof bundle>>) =>
  pieces.map(({ slot, found }) => [slot, found?.title ?? null, found?.old ?? null]);

describe('D5 the priority bundle', () => {
  test('the last of each kind, old ones said old; allergies and history from their rubrics', async () => {
    holdEssential();
    await counter.agree(personId, counter.act());
    const gathered = await gather();
    expect(gathered).toMatchObject({ state: 'ready', prepared: false, gatheredAt: '2026-11-21T09:00:00.000Z' });
    expect(slots(gathered)).toEqual([
      ['allergies', 'VSM', false],
      ['history', 'VSM', false],
      ['vsm', 'VSM', false],
      ['emergency', 'DLU', false],
      ['prescription', 'Ordonnance', false],
      ['discharge', 'Lettre', false],
      ['biology', 'Biologie', true],
    ]);
    expect(JSON.stringify(gathered.pieces[0]?.found?.sections)).toContain('Pénicilline');
  });

  test('from cold: TD0.2, TD0.3, one search, then every document at once', async () => {
    holdEssential();
    await counter.ask(dmp.recordConsent, counter.act(), {
      params: { personId },
      body: {
        id: randomUUID(),
        decision: 'given',
        informed: 'person',
        informedName: null,
        means: 'spoken',
        saidOn: '2026-11-20',
      },
    });
    const doctor = counter.act(tilleulsCoordinatingDoctor, 'medecin');
    await counter.work();
    counter.dmp.asked.length = 0;
    await gather(doctor);
    expect(counter.dmp.calls).toEqual(['stateOf', 'find', 'read', 'read', 'read', 'read', 'read']);
    expect(counter.dmp.mostAtOnce).toBe(5);
  });

  test('what is missing is said with its reason, and keeps nothing else from being read', async () => {
    counter.dmp.hold(
      hospitalDocument({
        type: '11490-0',
        title: 'Lettre',
        at: '20261031100000',
        sections: section('8648-8', 'É', 'x'),
      }),
    );
    const gone = counter.dmp.hold(hospitalDocument({ type: '74207-2', title: 'DLU', at: '20261031100000' }));
    counter.dmp.contents.delete(gone.uniqueId);
    await counter.agree(personId, counter.act());
    const { pieces } = await gather();
    const at = (slot: string) => pieces.find((piece) => piece.slot === slot);
    expect(at('vsm')).toMatchObject({ found: null, missing: 'Aucun VSM dans la période lue.' });
    expect(at('allergies')?.missing).toMatch(/Aucune rubrique d’allergies/);
    expect(at('emergency')?.found?.problem).toMatch(/n’a pas donné ce document/);
    expect(at('discharge')?.found).toMatchObject({ title: 'Lettre', problem: null });
  });

  test('down: the former bundle stays readable, and the page says that nothing new came', async () => {
    holdEssential();
    await counter.agree(personId, counter.act());
    await gather();
    counter.clock.now = new Date(counter.clock.now.getTime() + 6 * 60_000);
    counter.dmp.failing.stateOf = new DmpUnreachable();
    const after = await gather();
    expect(after).toMatchObject({ state: 'ready', gatheredAt: '2026-11-21T09:00:00.000Z' });
    expect(after.problem?.message).toMatch(/ne répond pas/);
  });

  test('the list known since says when the essential is no longer the last word', async () => {
    holdEssential();
    await counter.agree(personId, counter.act());
    expect(await gather()).toMatchObject({ outdated: false });
    const again = async () => {
      counter.clock.now = new Date(counter.clock.now.getTime() + 60_000);
      await counter.ask(dmp.look, counter.act(), {
        params: { personId },
        body: { id: randomUUID(), again: true, years: 2 },
      });
      await counter.work();
    };
    await again();
    counter.dmp.hold(hospitalDocument({ type: '34133-9', title: 'Note', at: '20261120100000' }));
    await again();
    expect(await bundle()).toMatchObject({ outdated: false });
    counter.dmp.hold(hospitalDocument({ type: '60591-5', title: 'VSM de novembre', at: '20261120100000' }));
    await again();
    expect(await bundle()).toMatchObject({ outdated: true });
    expect(await gather()).toMatchObject({ outdated: false });
    counter.dmp.documents = counter.dmp.documents.filter(({ title }) => title !== 'VSM de novembre');
    await again();
    expect(await bundle()).toMatchObject({ outdated: true });
  });

  test('slow from the start: a failure worth trying again, not a page that waits', async () => {
    await counter.agree(personId, counter.act());
    counter.dmp.failing.find = new DmpTimedOut(8_000);
    expect(await gather()).toMatchObject({
      state: 'failed',
      problem: { worthRetrying: true, message: expect.stringMatching(/trop lent/) },
    });
  });

  test('without consent nothing is gathered', async () => {
    await expect(gather()).rejects.toMatchObject({ code: 'dmp-not-asked' });
    expect(counter.dmp.calls).toEqual([]);
  });

  test('it is one’s own: a colleague does not see it', async () => {
    holdEssential();
    await counter.agree(personId, counter.act());
    await gather();
    expect(await bundle(counter.act(tilleulsCoordinatingDoctor, 'medecin'))).toMatchObject({
      state: 'none',
      pieces: [],
    });
  });
});

describe('the arrivals of the day', () => {
  const arrive = (hoursAgo: number) => counter.arrive(yvette, hoursAgo);
  const arrivals = () => counter.ask(dmp.arrivals, counter.act(), { params: {} });
  const prepare = (act = counter.act()) => counter.ask(dmp.prepare, act, { params: {}, body: { id: randomUUID() } });

  test('one act prepares all who agreed; the others are listed with what stands in the way', async () => {
    holdEssential();
    personId = await arrive(2);
    expect(await arrivals()).toMatchObject([{ personId, state: 'none', obstacle: expect.stringMatching(/accord/) }]);
    expect(await prepare()).toEqual({ asked: 0, leftOut: 1 });
    await counter.agree(personId, counter.act());
    expect(await prepare()).toEqual({ asked: 1, leftOut: 0 });
    expect(counter.house.traced).toContainEqual({ act: 'dmp.gather', personId });
    await counter.work();
    expect(await arrivals()).toMatchObject([{ personId, state: 'ready', obstacle: null }]);
    expect(await prepare()).toEqual({ asked: 0, leftOut: 0 });
    expect(await bundle()).toMatchObject({ state: 'ready', prepared: true, until: '2026-11-21T21:00:00.000Z' });
  });

  test('prepared is kept twelve hours, shown without a call, then purged with what was read', async () => {
    holdEssential();
    personId = await arrive(2);
    await counter.agree(personId, counter.act());
    await prepare();
    await counter.work();
    const calls = counter.dmp.calls.length;
    const at = (hours: number) => void (counter.clock.now = new Date(Date.UTC(2026, 10, 21, 9) + hours * 3_600_000));
    at(11.9);
    await counter.forget();
    expect((await bundle()).pieces.filter(({ found }) => found?.sections.length)).toHaveLength(7);
    at(12.1);
    expect(await bundle()).toMatchObject({ state: 'none', pieces: [] });
    await counter.forget();
    expect(await counter.kept()).toEqual({ readings: 0, bundles: 0 });
    expect(counter.dmp.calls).toHaveLength(calls);
  });

  test('yesterday’s are not today’s, and a session that ended in the middle prepares nothing', async () => {
    await counter.arrive(irene, 20);
    expect(await arrivals()).toEqual([]);
    personId = await arrive(1);
    const act = counter.act();
    await counter.agree(personId, act);
    await prepare(act);
    counter.ended.add(act.sessionId);
    const calls = counter.dmp.calls.length;
    await counter.work();
    expect(counter.dmp.calls).toHaveLength(calls);
  });
});
