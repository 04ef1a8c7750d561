import { randomUUID } from 'node:crypto';
import { DmpTimedOut, DmpUnreachable } from '@liane/connector-dmp';
import { irene, mauricette, tilleulsNurse, type CastPerson } from '@liane/cast';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RefusedByRight, type RightsRole } from '../platform/index.ts';
import { dmp } from './contract.ts';
import { openCounter, type Counter } from './testing/counter.ts';
import { instantToldByDmp } from './told-instant.ts';

let counter: Counter;
let personId: string;

beforeEach(async () => {
  counter = await openCounter();
  personId = await counter.house.moveIn(mauricette, { record: null });
});
afterEach(() => counter.close());

const listed = ({ ins, traits }: CastPerson, lastDocumentAt: string | null) => {
  if (!ins) throw new Error('nobody to list');
  counter.dmp.authorised.push({
    ins: { matricule: ins.matricule, oid: ins.oid },
    birthName: traits.birthFamilyName,
    givenName: traits.firstBirthGivenName,
    birthDate: traits.birthDate,
    lastChangeAt: null,
    lastDocumentAt,
  });
};
const inbox = (act = counter.act()) => counter.ask(dmp.newDocuments, act, { params: {} });
const press = (act = counter.act()) =>
  counter.ask(dmp.askNewDocuments, act, { params: {}, body: { id: randomUUID() } });
const agreed = async () => {
  await counter.agree(personId, counter.act());
  counter.dmp.asked.length = 0;
};
const later = (minutes: number) => void (counter.clock.now = new Date(counter.clock.now.getTime() + minutes * 60_000));
const visit = () => counter.ask(dmp.visit, counter.act(), { params: { personId }, body: { id: randomUUID() } });

describe('the inbox of new DMP documents', () => {
  test('one TD0.4 for the gesture: who of ours has something new, until their list is looked at', async () => {
    await agreed();
    listed(mauricette, '2026-11-20T22:15:00.000Z');
    expect(await inbox()).toMatchObject({ waiting: false, answeredAt: null, people: [] });
    expect(counter.dmp.calls).toEqual([]);
    await press();
    expect(await inbox()).toMatchObject({ waiting: true, answeredAt: null });
    await press();
    await counter.work();
    expect(counter.dmp.asked).toMatchObject([
      {
        what: 'authorisedRecords',
        about: { since: new Date('2026-10-22T09:00:00Z'), what: 'document' },
        by: { session: { professional: tilleulsNurse.psIdNat } },
      },
    ]);
    expect(await inbox()).toMatchObject({
      waiting: false,
      answeredAt: '2026-11-21T09:00:00.000Z',
      problem: null,
      people: [{ personId, displayName: expect.stringMatching(/Mauricette/), at: '2026-11-20T22:15:00.000Z' }],
    });
    expect(counter.house.traced).toContainEqual({ act: 'dmp.askNewDocuments', personId });
    later(1);
    await visit();
    expect((await inbox()).people).toEqual([]);
    expect(counter.dmp.calls).toHaveLength(1);
  });

  test('nobody new: an older document, a stranger to this house, somebody whose agreement is not recorded', async () => {
    await agreed();
    await visit();
    await counter.arrive(irene, 30);
    listed(mauricette, '20261120221500');
    listed(irene, '20261121085900');
    counter.dmp.authorised.push({
      ins: { matricule: '279035121518989', oid: '1.2.250.1.213.1.4.10' },
      birthName: 'PAT-TROIS',
      givenName: 'DOMINIQUE',
      birthDate: '19790328',
      lastChangeAt: null,
      lastDocumentAt: '20261121085900',
    });
    later(1);
    await press();
    await counter.work();
    expect(await inbox()).toMatchObject({ answeredAt: '2026-11-21T09:01:00.000Z', problem: null, people: [] });
  });

  test('only what came after the last visit is told, and an opposition takes it away', async () => {
    await agreed();
    await visit();
    listed(mauricette, '20261121093000');
    later(60);
    await press();
    await counter.work();
    expect((await inbox()).people).toMatchObject([{ personId, at: '2026-11-21T09:30:00.000Z' }]);
    await counter.ask(dmp.recordConsent, counter.act(), {
      params: { personId },
      body: {
        id: randomUUID(),
        decision: 'opposed',
        informed: 'person',
        informedName: null,
        means: 'spoken',
        saidOn: '2026-11-21',
      },
    });
    expect((await inbox()).people).toEqual([]);
    await agreed();
    expect((await inbox()).people).toEqual([]);
  });

  test.each(['accompagnant', 'administratif', 'encadrement'] satisfies RightsRole[])(
    'the role %s neither asks nor reads it',
    async (role) => {
      const act = counter.act(tilleulsNurse, role);
      await expect(press(act)).rejects.toThrow(RefusedByRight);
      await expect(inbox(act)).rejects.toThrow(RefusedByRight);
      expect(await counter.work()).toBe(0);
    },
  );

  test('without Pro Santé Connect, nothing leaves and it says what to do', async () => {
    const act = { ...counter.act(), signedInWith: 'passkey' as const };
    expect((await inbox(act)).obstacle).toMatch(/Connectez-vous avec Pro Santé Connect/);
    await expect(press(act)).rejects.toThrow(/Pro Santé Connect/);
    expect(await counter.work()).toBe(0);
  });

  test('a session that ended in the middle asks nothing', async () => {
    await agreed();
    const act = counter.act();
    await press(act);
    counter.ended.add(act.sessionId);
    await counter.work();
    expect(counter.dmp.calls).toEqual([]);
    expect(await inbox()).toMatchObject({ waiting: false, problem: expect.stringMatching(/session .* terminée/) });
  });

  test('down or slow: one sentence, the former answer stays with its hour; kept no longer than the day', async () => {
    await agreed();
    listed(mauricette, '20261120221500');
    await press();
    await counter.work();
    for (const [failure, sentence] of [
      [new DmpUnreachable(), /ne répond pas/],
      [new DmpTimedOut(10_000), /trop lent/],
    ] as const) {
      later(10);
      counter.dmp.failing.authorisedRecords = failure;
      await press();
      await counter.work();
      expect(await inbox()).toMatchObject({
        answeredAt: '2026-11-21T09:00:00.000Z',
        problem: expect.stringMatching(sentence),
        people: [{ personId }],
      });
    }
    later(12 * 60);
    expect(await inbox()).toMatchObject({ answeredAt: null, people: [] });
    await counter.forget();
    delete counter.dmp.failing.authorisedRecords;
    counter.dmp.authorised.length = 0;
    await press();
    await counter.work();
    expect(await inbox()).toMatchObject({ answeredAt: '2026-11-21T21:20:00.000Z', problem: null, people: [] });
  });

  test('not connected, the day does not speak of it', async () => {
    await counter.close();
    counter = await openCounter({ connected: false });
    expect(await inbox()).toMatchObject({ connected: false, people: [] });
    await expect(press()).rejects.toThrow(/raccordée/);
  });
});

test('the instant of a last document: digits, ISO 8601, a day alone until its end, nothing readable', () => {
  const answeredAt = new Date('2026-11-21T09:00:00Z');
  const told = (text: string | null) => instantToldByDmp(text, answeredAt)?.toISOString() ?? null;
  expect(told('20261120221500')).toBe('2026-11-20T22:15:00.000Z');
  expect(told('2026-11-20T22:15:00Z')).toBe('2026-11-20T22:15:00.000Z');
  expect(told('20261120')).toBe('2026-11-20T23:59:59.000Z');
  expect(told('2026-11-21')).toBe('2026-11-21T09:00:00.000Z');
  expect(told('hier')).toBe(null);
  expect(told(null)).toBe(null);
});
