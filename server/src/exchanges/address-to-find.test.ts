import { louis, roger, sablierHospital, yvette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';
import { sendingsToSettle } from './todos.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const toSettle = () => office.as(sendingsToSettle);
const rowTo = async (personId: string, recipient: string) =>
  (await office.page()).rows.find((row) => row.personId === personId && row.recipient === recipient);

test('ANN/va1.05 an address the Annuaire Santé will be asked for calls nobody before it has answered', async () => {
  const personId = await office.moveIn(louis);
  const { name, finess } = sablierHospital;
  if (finess === undefined) throw new Error('the cast gives a FINESS');
  await office.validated(personId, 'transfer-sheet', {
    freeTexts: { reason: 'Chute' },
    destination: { name, finess },
  });
  expect(await rowTo(personId, name)).toMatchObject({
    state: 'waiting',
    because: 'address-to-find',
    stateInFrench: 'Adresse recherchée',
    mayRecall: true,
  });
  expect(await toSettle()).toBe(0);
  await office.after(61);
  expect(await rowTo(personId, name)).toMatchObject({ state: 'accepted' });
});

test('an address the Annuaire Santé does not know calls somebody once it was asked', async () => {
  const personId = await office.moveIn(roger);
  const name = 'Hôpital sans adresse';
  await office.validated(personId, 'transfer-sheet', {
    freeTexts: { reason: 'Chute' },
    destination: { name, finess: '990009990' },
  });
  const before = await toSettle();
  expect(await rowTo(personId, name)).toMatchObject({ state: 'waiting', because: 'address-to-find' });
  await office.after(61);
  expect(await rowTo(personId, name)).toMatchObject({ state: 'held', because: 'no-hospital-address' });
  expect(await toSettle()).toBe(before + 1);
});

test('an address no number can find is asked for at once', async () => {
  const personId = await office.moveIn(yvette, { gp: null });
  await office.validated(personId);
  expect(await office.sending(personId, 'mssante')).toMatchObject({ state: 'held', because: 'no-address' });
});
