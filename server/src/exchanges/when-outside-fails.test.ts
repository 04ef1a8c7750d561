import { antoinette, christiane, eleanore, germaine, irene, mauricette, raymonde, roger, suzanne } from '@liane/cast';
import type { FaultKind } from '@liane/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { retry } from './change-sending.ts';
import { noticeArrived } from './notice-arrived.ts';
import { organisationId } from '../documents/testing/house.ts';
import { gpAddress, openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterEach(async () => {
  office.town.sandbox.faults.clearAll();
  office.town.dmpWire.release();
  // What a test left waiting is not there for the next.
  await office.after(7_200);
});
afterAll(() => office.close());

const spoil = (service: 'dmp' | 'mssante-smtp', kind: FaultKind, remaining?: number) =>
  office.town.sandbox.faults.set(service, { kind, delayMs: 3_000, ...(remaining === undefined ? {} : { remaining }) });
const dmpLine = async () => (await office.page()).services.find(({ service }) => service === 'dmp');

describe('the DMP', () => {
  test.each([
    { kind: 'slow' as const, who: christiane, said: /lent|répondu/ },
    { kind: 'down' as const, who: germaine, said: /injoignable/ },
    { kind: 'rubbish' as const, who: antoinette, said: /illisible/ },
    { kind: 'cut' as const, who: raymonde, said: /injoignable|illisible/ },
  ])(
    '$kind: the sending waits, says so, stops asking, and leaves once by itself afterwards',
    async ({ kind, who, said }) => {
      const personId = await office.moveIn(who);
      await office.validated(personId);
      spoil('dmp', kind);
      await office.after(61);
      expect(await office.sending(personId, 'dmp')).toMatchObject({
        state: 'waiting',
        said: expect.stringMatching(said),
      });
      await office.after(600);
      await office.after(600);
      expect(await dmpLine()).toMatchObject({ connected: true, waiting: 1, downSince: expect.any(String) });
      office.town.sandbox.journal.clear();
      await office.after(1);
      expect(office.town.sandbox.journal.of('dmp')).toEqual([]);

      office.town.sandbox.faults.clearAll();
      await office.after(600);
      expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'accepted' });
      expect(await dmpLine()).toMatchObject({ downSince: null, waiting: 0 });
      expect(office.town.documentsOf(who)).toHaveLength(1);
      expect((await office.sending(personId, 'mssante')).state).toBe('accepted');
    },
  );

  test('refusing: it stops there with what to do, until somebody tries again', async () => {
    const personId = await office.moveIn(eleanore);
    await office.validated(personId);
    spoil('dmp', 'refusal', 1);
    await office.after(61);
    const refused = await office.sending(personId, 'dmp');
    expect(refused).toMatchObject({ state: 'refused', because: 'DMPGenericError', todo: expect.any(String) });
    await office.after(36_000);
    expect((await office.sending(personId, 'dmp')).state).toBe('refused');
    expect((await office.page()).rows.find(({ id }) => id === refused.id)).toMatchObject({
      mayRetry: true,
      mayAbandon: true,
      replaceableAs: 'dlu',
    });
    await office.as((tx, act) => retry(tx, act, refused.id));
    await office.after(1);
    expect((await office.sending(personId, 'dmp')).state).toBe('accepted');
  });

  test('that kept the document and whose answer was lost: the next attempt finds it there, and there is one', async () => {
    const personId = await office.moveIn(roger);
    await office.validated(personId);
    const { town } = office;
    const { dmpWire } = town;
    dmpWire.hold(() => town.documentsOf(roger).length > 0);
    await office.after(61);
    expect(town.documentsOf(roger)).toHaveLength(1);
    expect((await office.sending(personId, 'dmp')).state).toBe('waiting');
    dmpWire.cut();
    dmpWire.release();
    await office.after(600);
    expect(await office.sending(personId, 'dmp')).toMatchObject({
      state: 'accepted',
      said: expect.stringContaining('déjà'),
    });
    expect(town.documentsOf(roger)).toHaveLength(1);
  });

  test('asked by five workers at once of the same sending: one copy', async () => {
    const personId = await office.moveIn(suzanne);
    await office.validated(personId);
    office.clock.now = new Date(office.clock.now.getTime() + 61_000);
    const sending = await office.sending(personId, 'dmp');
    await Promise.all(Array.from({ length: 5 }, () => office.carry(sending)));
    expect((await office.sending(personId, 'dmp')).state).toBe('accepted');
    const fed = office.town.sandbox.journal.of('dmp').filter(({ asked }) => asked.startsWith('TD2.1'));
    expect(fed.filter(({ received }) => received.includes(suzanne.ins?.matricule ?? ''))).toHaveLength(1);
    expect(office.town.documentsOf(suzanne)).toHaveLength(1);
  });
});

describe('the operator of MSSanté', () => {
  const mine = async (messageId: string) =>
    (await office.town.mailOf(gpAddress)).filter((letter) => letter.messageId === messageId);

  test('that kept the message without a word: its delivery notice answers for it, and there is one', async () => {
    const personId = await office.moveIn(mauricette);
    await office.validated(personId);
    spoil('mssante-smtp', 'unacknowledged');
    await office.after(61);
    const unsure = await office.sending(personId, 'mssante');
    expect(unsure).toMatchObject({ state: 'waiting' });
    expect(await mine(unsure.messageId)).toHaveLength(1);
    office.town.sandbox.faults.clearAll();
    const { messageId } = unsure;
    // Nobody read the notice in the mailbox meanwhile: it is looked for there before anything leaves again.
    await office.after(600);
    expect(await office.sending(personId, 'mssante')).toMatchObject({
      state: 'accepted',
      said: expect.stringContaining('déjà'),
    });
    expect(await mine(messageId)).toHaveLength(1);
    const at = office.clock.now;
    await office.as((tx) => noticeArrived(tx, { organisationId, messageId, outcome: 'delivered', said: '', at }));
    expect((await office.sending(personId, 'mssante')).state).toBe('delivered');
  });

  test('whose notice came first: passed on, then delivered, and there is one', async () => {
    const personId = await personOf(mauricette.traits.birthFamilyName);
    const documentId = await office.validated(personId);
    spoil('mssante-smtp', 'unacknowledged');
    await office.after(61);
    office.town.sandbox.faults.clearAll();
    const { messageId } = await office.sending(personId, 'mssante', documentId);
    const at = office.clock.now;
    // An operator beyond may only say that it passed it on: it has left all the same.
    await office.as((tx) => noticeArrived(tx, { organisationId, messageId, outcome: 'relayed', said: '', at }));
    expect((await office.sending(personId, 'mssante', documentId)).state).toBe('accepted');
    await office.as((tx) => noticeArrived(tx, { organisationId, messageId, outcome: 'delivered', said: '', at }));
    await office.after(600);
    expect((await office.sending(personId, 'mssante', documentId)).state).toBe('delivered');
    expect(await mine(messageId)).toHaveLength(1);
  });

  test.each(['down', 'rubbish', 'cut', 'greylisting'] as const)(
    '%s: the same message leaves once it is back',
    async (kind) => {
      const who = { down: irene, rubbish: mauricette, cut: mauricette, greylisting: mauricette }[kind];
      const personId = kind === 'down' ? await office.moveIn(who) : await personOf(who.traits.birthFamilyName);
      const documentId = await office.validated(personId);
      spoil('mssante-smtp', kind);
      await office.after(61);
      const waiting = await office.sending(personId, 'mssante', documentId);
      expect(['waiting', 'held']).toContain(waiting.state);
      expect(waiting.said).not.toBeNull();
      office.town.sandbox.faults.clearAll();
      await office.after(3_700);
      await office.after(3_700);
      const gone = await office.sending(personId, 'mssante', documentId);
      expect(gone).toMatchObject({ state: 'accepted', messageId: waiting.messageId });
      expect(await mine(gone.messageId)).toHaveLength(1);
    },
  );

  test('whose recipient does not exist: taken, then bounced, and said refused with what to do', async () => {
    const nobody = { ...mauricette, traits: { ...mauricette.traits, birthFamilyName: 'INCONNUE' } };
    const personId = await office.moveIn(nobody, { qualified: false, gp: 'personne@medecin.mssante.fr' });
    await office.validated(personId);
    await office.after(61);
    const { messageId } = await office.sending(personId, 'mssante');
    const said = '550 5.1.1 boîte inconnue';
    const at = office.clock.now;
    await office.as((tx) => noticeArrived(tx, { organisationId, messageId, outcome: 'failed', said, at }));
    expect(await office.sending(personId, 'mssante')).toMatchObject({
      state: 'refused',
      because: 'not-delivered',
      said: expect.stringContaining(said),
      todo: expect.stringContaining('adresse'),
    });
  });
});

/** Somebody who moved in already. */
async function personOf(birthFamilyName: string): Promise<string> {
  const rows = await office.as((tx) =>
    tx
      .on<{ persons: { id: string; birth_family_name: string } }>()
      .selectFrom('persons')
      .select('id')
      .where('birth_family_name', '=', birthFamilyName)
      .execute(),
  );
  const [person] = rows;
  if (!person) throw new Error('nobody by that name');
  return person.id;
}
