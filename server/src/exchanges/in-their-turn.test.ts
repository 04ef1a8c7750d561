import { germaine, roger } from '@liane/cast';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterEach(() => office.town.sandbox.faults.clearAll());
afterAll(() => office.close());

test('behind a version that waits for the DMP, the next says so, then both leave in their order', async () => {
  const personId = await office.moveIn(germaine, { gp: null });
  const first = await office.validated(personId);
  office.town.sandbox.faults.set('dmp', { kind: 'down' });
  await office.after(61);
  const second = await office.validated(personId, 'dlu', {}, first);
  await office.after(61);
  expect(await office.sending(personId, 'dmp', second)).toMatchObject({
    state: 'waiting',
    said: 'Il attend la version précédente.',
  });
  office.town.sandbox.faults.clearAll();
  await office.after(7_200);
  await office.after(1);
  expect((await office.sending(personId, 'dmp', first)).state).toBe('accepted');
  expect(await office.sending(personId, 'dmp', second)).toMatchObject({ state: 'accepted', said: null });
  expect(office.town.documentsOf(germaine)).toHaveLength(1);
});

test('a version that was tried, then held, does not keep its replacement from leaving', async () => {
  const { dmpRecords, faults } = office.town.sandbox;
  if (!roger.ins) throw new Error('the cast gives an INS');
  const personId = await office.moveIn(roger, { gp: null });
  const first = await office.validated(personId);
  faults.set('dmp', { kind: 'down' });
  await office.after(61);
  faults.clearAll();
  dmpRecords.close(roger.ins, 'Fermé à la demande de la personne');
  await office.after(600);
  expect(await office.sending(personId, 'dmp', first)).toMatchObject({ state: 'held', because: 'dmp-closed' });
  const second = await office.validated(personId, 'dlu', {}, first);
  expect(await office.sending(personId, 'dmp', first)).toMatchObject({ state: 'abandoned', because: 'superseded' });
  dmpRecords.reopen(roger.ins);
  await office.after(61);
  expect((await office.sending(personId, 'dmp', second)).state).toBe('accepted');
  expect(office.town.documentsOf(roger)).toHaveLength(1);
});
