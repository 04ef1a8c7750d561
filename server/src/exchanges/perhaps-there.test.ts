import { antoinette, christiane, germaine, raymonde, roger, type CastPerson } from '@liane/cast';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { erase } from '../documents/index.ts';
import { organisationId } from '../documents/testing/house.ts';
import { uuidv7 } from '../platform/index.ts';
import { abandon } from './change-sending.ts';
import { noticeArrived } from './notice-arrived.ts';
import { gpAddress, openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterEach(() => office.town.sandbox.faults.clearAll());
afterAll(() => office.close());

const eraseDocument = (id: string) =>
  office.as((tx, act) => erase(tx, act, { id, deletionId: uuidv7(), why: 'Erreur de personne' }));

/** The DMP keeps the document, its answer is lost, and somebody gives the sending up. */
async function keptThenGivenUp(who: CastPerson): Promise<{ personId: string; documentId: string }> {
  const personId = await office.moveIn(who, { gp: null });
  const documentId = await office.validated(personId);
  const { dmpWire } = office.town;
  dmpWire.hold(() => office.town.documentsOf(who).length > 0);
  await office.after(61);
  dmpWire.cut();
  dmpWire.release();
  const unsure = await office.sending(personId, 'dmp');
  expect(unsure).toMatchObject({ state: 'waiting' });
  await office.as((tx, act) => abandon(tx, act, unsure.id, 'Erreur de document'));
  expect(await office.sending(personId, 'dmp')).toMatchObject({
    state: 'abandoned',
    said: expect.stringContaining('peut-être arrivé'),
  });
  expect(office.town.documentsOf(who)).toHaveLength(1);
  return { personId, documentId };
}

test('SC.DMP.02.MS1 given up while the DMP had it already: deleting the document takes it back', async () => {
  const { documentId } = await keptThenGivenUp(roger);
  await eraseDocument(documentId);
  await office.after(700);
  expect(office.town.documentsOf(roger)).toEqual([]);
});

test('SC.DMP.02.MS1 given up while the DMP had it already: its new version replaces it', async () => {
  const { personId, documentId } = await keptThenGivenUp(christiane);
  const second = await office.validated(personId, 'dlu', {}, documentId);
  await office.after(700);
  const [inDmp, ...others] = office.town.documentsOf(christiane);
  expect(others).toEqual([]);
  expect(inDmp?.entry.uniqueId).toBe((await office.sending(personId, 'dmp', second)).documentUniqueId);
});

test('a version that never arrived, or was superseded, does not hide the one that the DMP keeps', async () => {
  const personId = await office.moveIn(germaine, { gp: null });
  const first = await office.validated(personId);
  await office.after(61);
  const second = await office.validated(personId, 'dlu', {}, first);
  office.town.sandbox.faults.set('dmp', { kind: 'down' });
  await office.after(61);
  const unsure = await office.sending(personId, 'dmp', second);
  await office.as((tx, act) => abandon(tx, act, unsure.id, 'Erreur de document'));
  office.town.sandbox.faults.clearAll();
  const third = await office.validated(personId, 'dlu', {}, second);
  const fourth = await office.validated(personId, 'dlu', {}, third);
  await office.after(700);
  expect(await office.sending(personId, 'dmp', fourth)).toMatchObject({ kind: 'replacement', state: 'accepted' });
  expect(office.town.documentsOf(germaine)).toHaveLength(1);
});

test('MSS/va1.30 received and not integrated: the recipient is told of the deletion all the same', async () => {
  const personId = await office.moveIn(raymonde);
  const documentId = await office.validated(personId);
  await office.after(61);
  const { messageId } = await office.sending(personId, 'mssante');
  const at = office.clock.now;
  await office.as((tx) => noticeArrived(tx, { organisationId, messageId, outcome: 'error', said: 'INS inconnue', at }));
  expect(await office.sending(personId, 'mssante')).toMatchObject({ state: 'refused', because: 'not-integrated' });
  await eraseDocument(documentId);
  await office.after(700);
  expect(await office.sending(personId, 'mssante')).toMatchObject({ kind: 'deletion', state: 'accepted' });
  expect((await office.town.mailOf(gpAddress)).map(({ subject }) => subject)).toContainEqual(
    expect.stringContaining('[Annulation]'),
  );
});

test('refused by the service without a doubt: there is nothing to take back', async () => {
  const personId = await office.moveIn(antoinette, { gp: null });
  const documentId = await office.validated(personId);
  office.town.sandbox.faults.set('dmp', { kind: 'refusal', remaining: 1 });
  await office.after(61);
  expect((await office.sending(personId, 'dmp')).state).toBe('refused');
  await eraseDocument(documentId);
  expect((await office.sending(personId, 'dmp')).kind).toBe('document');
});
