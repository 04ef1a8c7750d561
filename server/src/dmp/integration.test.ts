import { randomUUID } from 'node:crypto';
import { DmpUnreachable } from '@liane/connector-dmp';
import { mauricette, tilleulsNurse } from '@liane/cast';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentsOf } from '../documents/index.ts';
import { dmp } from './contract.ts';
import { hospitalDocument, openCounter, organisationId, type Counter } from './testing/counter.ts';

let counter: Counter;
let personId: string;
const one = 'AAAAAAAA-0000-4000-8000-000000000000';
const two = 'BBBBBBBB-0000-4000-8000-000000000000';
const letter = (id: string, at = '20261101100000') => hospitalDocument({ id, type: '11490-0', title: 'Lettre', at });

beforeEach(async () => {
  counter = await openCounter();
  personId = await counter.house.moveIn(mauricette, { record: null });
  counter.dmp.hold(letter(one));
  counter.dmp.hold(letter(two, '20261102100000'));
  await counter.agree(personId, counter.act());
});
afterEach(() => counter.close());

const held = () => counter.house.as(counter.act(), (tx) => documentsOf(tx, organisationId, personId));
const list = () => counter.ask(dmp.documents, counter.act(), { params: { personId } });
async function integrate(...uniqueIds: string[]) {
  const id = randomUUID();
  const reply = await counter.ask(dmp.integrate, counter.act(), { params: { personId }, body: { id, uniqueIds } });
  await counter.work();
  return {
    ...reply,
    progress:
      reply.asked === 0
        ? undefined
        : await counter.ask(dmp.integration, counter.act(), { params: { personId, askId: id } }),
  };
}
const lookAgain = async () => {
  counter.clock.now = new Date(counter.clock.now.getTime() + 20 * 60_000);
  await counter.ask(dmp.look, counter.act(), {
    params: { personId },
    body: { id: randomUUID(), again: true, years: null },
  });
  await counter.work();
};
const settle = (documentId: string, decision: 'replace' | 'keep' | 'delete') =>
  counter.ask(dmp.settleSource, counter.act(), {
    params: { personId },
    body: { id: randomUUID(), documentId, decision },
  });

describe('filing in the record', () => {
  test('UX.30-.33 several at once; each is a received document that came by the DMP, marked in the list', async () => {
    const { progress } = await integrate(one, two);
    expect(progress).toMatchObject({ state: 'done', results: [{ uniqueId: one }, { uniqueId: two }] });
    expect(await held()).toHaveLength(2);
    expect((await list()).documents.every(({ heldAs }) => heldAs !== null)).toBe(true);
  });

  test('UX.36 what is there already is not fetched a second time, and the one who asks is shown where it is', async () => {
    await integrate(one);
    const calls = counter.dmp.calls.length;
    const { alreadyHeld, asked } = await integrate(one);
    expect(asked).toBe(0);
    expect(alreadyHeld).toMatchObject([{ uniqueId: one }]);
    expect(counter.dmp.calls).toHaveLength(calls);
    expect(await held()).toHaveLength(1);
  });

  test('one that cannot be had stops no other', async () => {
    counter.dmp.contents.delete(one);
    const { progress } = await integrate(one, two);
    expect(progress?.results).toMatchObject([
      { uniqueId: one, documentId: null, problem: expect.stringMatching(/n’a pas donné ce document/) },
      { uniqueId: two, problem: null },
    ]);
    expect(await held()).toHaveLength(1);
  });

  test('a document of somebody else is not filed', async () => {
    const document = letter(one);
    const bytes = Buffer.from(
      document.bytes
        .toString('utf8')
        .replaceAll(mauricette.ins?.matricule ?? '-', '236063523800125')
        .replaceAll(mauricette.traits.birthFamilyName, 'POTTIER'),
    );
    counter.dmp.hold({ ...document, bytes });
    await lookAgain();
    const { progress } = await integrate(one);
    expect(progress?.results).toMatchObject([{ documentId: null, problem: expect.any(String) }]);
    expect(await held()).toEqual([]);
  });

  test('down: nothing is filed, and the sentence says it', async () => {
    counter.dmp.failing.read = new DmpUnreachable();
    const { progress } = await integrate(one);
    expect(progress?.results[0]?.problem).toMatch(/ne répond pas/);
  });

  test('a care assistant reads and does not file', async () => {
    await expect(
      counter.ask(dmp.integrate, counter.act(undefined, 'soignant'), {
        params: { personId },
        body: { id: randomUUID(), uniqueIds: [one] },
      }),
    ).rejects.toMatchObject({ code: 'dmp.integrate' });
  });
});

describe('UX.39-.40 the source of what was filed changes', () => {
  const replaceInDmp = () => {
    const old = counter.dmp.documents.find(({ uniqueId }) => uniqueId === one);
    const newer = counter.dmp.hold(letter('CCCCCCCC-0000-4000-8000-000000000000', '20261120100000'));
    counter.dmp.associations = [
      { id: 'R', kind: 'RPLC', source: newer.entryUuid, target: old?.entryUuid ?? '', slots: {} },
    ];
    counter.dmp.documents = counter.dmp.documents.map((entry) =>
      entry.uniqueId === one ? { ...entry, availabilityStatus: 'Deprecated' } : entry,
    );
    return newer.uniqueId;
  };

  test('a newer version is told, and filed when somebody says so', async () => {
    await integrate(one);
    const newer = replaceInDmp();
    await lookAgain();
    const [changed] = (await list()).changed;
    expect(changed).toMatchObject({ source: 'replaced', newerUniqueId: newer });
    await settle(changed?.documentId ?? '', 'replace');
    await counter.work();
    expect((await held()).map(({ cdaId }) => cdaId)).toContain(newer);
    expect((await list()).changed).toEqual([]);
  });

  test('a source that is gone is told; ours is kept or deleted, once', async () => {
    await integrate(one);
    counter.dmp.documents = counter.dmp.documents.filter(({ uniqueId }) => uniqueId !== one);
    await lookAgain();
    const [changed] = (await list()).changed;
    expect(changed).toMatchObject({ source: 'gone', newerUniqueId: null });
    await settle(changed?.documentId ?? '', 'delete');
    expect((await held())[0]?.deleted).toBeTruthy();
    await expect(settle(changed?.documentId ?? '', 'keep')).rejects.toMatchObject({ code: 'dmp-source-settled' });
  });

  test('nothing changed: nothing to decide', async () => {
    await integrate(one);
    await lookAgain();
    expect((await list()).changed).toEqual([]);
    await expect(settle((await held())[0]?.id ?? '', 'keep')).rejects.toMatchObject({ code: 'dmp-source-settled' });
  });
});

describe('TD3.3 what may be changed in the DMP', () => {
  const change = async (kind: 'mask' | 'unmask' | 'make-visible' | 'delete', act = counter.act()) => {
    const id = randomUUID();
    await counter.ask(dmp.change, act, { params: { personId }, body: { id, uniqueId: one, kind } });
    await counter.work();
    return counter.ask(dmp.changing, act, { params: { personId, askId: id } });
  };

  test('a document of somebody else is not deleted; masked, it leaves the list of who did not write it', async () => {
    expect((await list()).documents.at(-1)).toMatchObject({ uniqueId: one, changes: ['mask'] });
    await expect(change('delete')).rejects.toMatchObject({ code: 'dmp-change-not-yours' });
    counter.dmp.meanwhile = (what) => {
      if (what === 'change') counter.dmp.documents = counter.dmp.documents.filter(({ uniqueId }) => uniqueId !== one);
    };
    expect(await change('mask')).toEqual({ state: 'done', problem: null });
    expect(counter.dmp.asked.find(({ what }) => what === 'change')).toMatchObject({ about: { kind: 'mask' } });
    expect((await list()).documents.map(({ uniqueId }) => uniqueId)).toEqual([two]);
  });

  test('one’s own is deleted; the DMP that refuses is heard', async () => {
    counter.dmp.documents = counter.dmp.documents.map((entry) => ({
      ...entry,
      authors: entry.authors.map((author) => ({
        ...author,
        person: `${tilleulsNurse.psIdNat}^BESNARD^Aurélie^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`,
      })),
    }));
    await lookAgain();
    expect((await list()).documents[0]?.changes).toEqual(['mask', 'delete']);
    counter.dmp.failing.change = new DmpUnreachable();
    expect(await change('delete')).toMatchObject({ state: 'failed', problem: expect.stringMatching(/ne répond pas/) });
    delete counter.dmp.failing.change;
    expect(await change('delete')).toMatchObject({ state: 'done' });
  });

  test('without a live session nothing is offered, nor asked', async () => {
    const act = counter.act();
    counter.ended.add(act.sessionId);
    expect((await counter.ask(dmp.documents, act, { params: { personId } })).documents[0]?.changes).toEqual([]);
    await expect(change('mask', act)).rejects.toMatchObject({ code: 'dmp-not-asked' });
    await expect(change('mask', counter.act(undefined, 'coordination'))).rejects.toMatchObject({ code: 'dmp.change' });
  });
});
