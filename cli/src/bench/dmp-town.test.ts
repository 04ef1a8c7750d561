import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { access } from '@liane/server/contract/access';
import { dmp } from '@liane/server/contract/dmp';
import type { Bundle, DmpSight } from '@liane/server/contract/dmp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDmpTown, type DmpTown, type Visitor } from './dmp-town.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-dmp-'));
let town: DmpTown;
let nurse: Visitor;

beforeAll(async () => {
  town = await openDmpTown(folder, { patience: 1_500 });
  nurse = await town.visitor('tilleulsNurse');
});
afterEach(() => town.sandbox.faults.clearAll());
afterAll(async () => {
  await town.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

const of = (key: string) => ({ personId: town.person(key).personId });
const stateOf = (key: string, by = nurse): Promise<DmpSight> => by.ask(dmp.state, { params: of(key) });
const look = (key: string, by = nurse): Promise<DmpSight> =>
  by.ask(dmp.look, { params: of(key), body: { id: randomUUID(), again: true, years: null } });
const agree = (key: string, by = nurse, decision: 'given' | 'refused' = 'given') =>
  by.ask(dmp.recordConsent, {
    params: of(key),
    body: {
      id: randomUUID(),
      decision,
      informed: 'person',
      informedName: null,
      means: 'spoken',
      saidOn: new Date().toISOString().slice(0, 10),
    },
  });
const gather = (key: string, by = nurse) => by.ask(dmp.gather, { params: of(key), body: { id: randomUUID() } });

/** Asks again until it is so; the suite’s own limit ends what never comes. */
async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    await pause(25);
  }
}
const settled = (key: string, by = nurse) =>
  until(
    () => stateOf(key, by),
    ({ asking }) => !asking,
  );
const bundle = (key: string, by = nurse) =>
  until<Bundle>(
    () => by.ask(dmp.bundle, { params: of(key) }),
    ({ state }) => state !== 'gathering',
  );
/** What the DMP of the town remembers of who came, as the person reads it. */
const traces = (key: string) => {
  const { ins } = town.person(key).known;
  return ins ? town.sandbox.dmpRecords.traces(ins, { kind: 'person' }).map(({ transaction }) => transaction) : [];
};

describe('a whole server before the DMP of the town', () => {
  test('without a recorded agreement TD0.2 alone is asked: the town shows nothing else', async () => {
    expect(await look('suzanne')).toMatchObject({ asking: true });
    expect(await settled('suzanne')).toMatchObject({ standing: 'not-authorised', newDocuments: null });
    await expect(gather('suzanne')).rejects.toMatchObject({ code: 'dmp-not-asked' });
    expect(traces('suzanne').filter((transaction) => transaction !== 'TD0.2')).toEqual([]);
  });

  test('once agreed: authorised, listed, gathered, filed and traced on both sides', async () => {
    town.publishEssential('yvette');
    await agree('yvette');
    expect(await settled('yvette')).toMatchObject({ standing: 'authorised', vsmAt: expect.any(String) });
    await gather('yvette');
    const { pieces } = await bundle('yvette');
    expect(pieces.filter(({ found }) => found?.problem === null)).toHaveLength(7);
    const { documents } = await nurse.ask(dmp.documents, { params: of('yvette') });
    const id = randomUUID();
    const uniqueIds = documents.map(({ uniqueId }) => uniqueId);
    expect(await nurse.ask(dmp.integrate, { params: of('yvette'), body: { id, uniqueIds } })).toEqual({
      alreadyHeld: [],
      asked: 5,
    });
    const { results } = await until(
      () => nurse.ask(dmp.integration, { params: { ...of('yvette'), askId: id } }),
      ({ state }) => state !== 'waiting',
    );
    expect(results.map(({ problem }) => problem)).toEqual([null, null, null, null, null]);
    expect(new Set(traces('yvette'))).toEqual(new Set(['TD0.2', 'TD0.3', 'TD2.1', 'TD3.1', 'TD3.2']));
    const ours = await nurse.ask(dmp.accesses, { params: of('yvette') });
    expect(ours.map(({ actInFrench }) => actInFrench)).toContain('Rassembler l’essentiel du DMP');
  });

  test('masked by us, the document is hidden from other professionals in the DMP itself', async () => {
    const { documents } = await nurse.ask(dmp.documents, { params: of('yvette') });
    const [document] = documents;
    expect(document?.changes).toEqual(['mask']);
    const id = randomUUID();
    await nurse.ask(dmp.change, {
      params: of('yvette'),
      body: { id, uniqueId: document?.uniqueId ?? '', kind: 'mask' },
    });
    expect(
      await until(
        () => nurse.ask(dmp.changing, { params: { ...of('yvette'), askId: id } }),
        ({ state }) => state !== 'waiting',
      ),
    ).toEqual({ state: 'done', problem: null });
    const { ins } = town.person('yvette').known;
    const seen = ins ? town.sandbox.dmpRecords.list(ins, { kind: 'person' }) : [];
    expect(seen.filter(({ masked }) => masked).map(({ entry }) => entry.uniqueId)).toEqual([document?.uniqueId]);
  });

  test('blocked by the person: said, and nothing read', async () => {
    await agree('huguette');
    expect(await settled('huguette')).toMatchObject({ standing: 'blocked' });
  });

  test('bris de glace: consulted under that purpose, unless the person opposed even that', async () => {
    const reason = 'Personne inconsciente, antécédents inconnus';
    const glass = (key: string) => nurse.ask(dmp.breakGlass, { params: of(key), body: { id: randomUUID(), reason } });
    await agree('samir', nurse, 'refused');
    await glass('samir');
    expect((await settled('samir')).problem).toBeNull();
    const { ins } = town.person('samir').known;
    const purposes = ins ? town.sandbox.dmpRecords.traces(ins, { kind: 'person' }).map(({ purpose }) => purpose) : [];
    expect(purposes).toContain('bris_de_glace');
    await glass('raymonde');
    expect((await settled('raymonde')).problem).toMatch(/Le DMP a refusé/);
  });
});

describe('when the DMP fails, the page has its words and the record stays usable', () => {
  test.each([
    ['slow', /trop lent à répondre/],
    ['down', /ne répond pas/],
    ['rubbish', /n’est pas lisible/],
    ['refusal', /Le DMP a refusé/],
    ['cut', /ne répond pas|n’est pas lisible/],
  ] as const)('%s', async (kind, words) => {
    town.sandbox.faults.set('dmp', { kind });
    expect((await look('yvette')).standingInFrench).toBe('Existe et autorisé');
    expect((await settled('yvette')).problem).toMatch(words);
    expect((await stateOf('yvette')).standing).toBe('authorised');
    expect((await bundle('yvette')).pieces.length).toBeGreaterThan(0);
    town.sandbox.faults.clearAll();
    await look('yvette');
    expect((await settled('yvette')).problem).toBeNull();
  });

  test('a session that ends in the middle: the calls that were to follow never leave', async () => {
    const leaving = await town.visitor('tilleulsNurseCoordinator');
    town.sandbox.faults.set('dmp', { kind: 'slow', delayMs: 1_000, remaining: 1 });
    const before = traces('yvette').length;
    await gather('yvette', leaving);
    // The first call is under way: the town took it, and answers it late.
    await until(
      async () => town.sandbox.faults.on('dmp'),
      (fault) => fault === undefined,
    );
    await leaving.ask(access.signOut, {});
    const later = await town.visitor('tilleulsNurseCoordinator');
    const { state, problem } = await bundle('yvette', later);
    expect(state).toBe('failed');
    expect(problem?.message).toMatch(/session Pro Santé Connect est terminée/);
    expect(traces('yvette').slice(0, traces('yvette').length - before)).toEqual(['TD0.2']);
  });
});

describe('who may not', () => {
  test('a secretary knows that a DMP exists and records what the person says; she consults nothing', async () => {
    const secretary = await town.visitor('tilleulsSecretary');
    expect(await stateOf('yvette', secretary)).toMatchObject({ mayConsult: false, newDocuments: null, vsmAt: null });
    await expect(look('yvette', secretary)).rejects.toMatchObject({ status: 403 });
    await expect(secretary.ask(dmp.documents, { params: of('yvette') })).rejects.toMatchObject({ status: 403 });
    await expect(gather('yvette', secretary)).rejects.toMatchObject({ status: 403 });
  });

  test('another organisation sees nobody', async () => {
    const elsewhere = await town.visitor('irisCoordinatingDoctor');
    await expect(stateOf('yvette', elsewhere)).rejects.toMatchObject({ status: expect.toBeOneOf([403, 404]) });
    await expect(elsewhere.ask(dmp.bundle, { params: of('yvette') })).rejects.toMatchObject({
      status: expect.toBeOneOf([403, 404]),
    });
  });
});
