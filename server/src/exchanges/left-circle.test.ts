import { christiane, germaine, roger, samir } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptByCircle, type CircleContent } from '../circle/index.ts';
import { correct, withdraw } from '../facts/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { gpAddress, openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const basisOf = async (personId: string) => {
  const { recipientKey } = await office.sending(personId, 'mssante');
  const factId = recipientKey.replace('circle:', '');
  return { id: uuidv7(), personId, factId, basedOn: factId };
};
const leaves = async (personId: string) => {
  const basis = await basisOf(personId);
  await office.as((tx, act) => withdraw(tx, act, keptByCircle, basis, 'N’est plus son médecin'));
};
/** Answers the version written, which the next is based on. */
const rewritten = async (personId: string, more: { mssanteAddress?: string; rpps?: string }, basedOn?: string) => {
  const seen = await basisOf(personId);
  const basis = { ...seen, basedOn: basedOn ?? seen.basedOn };
  const content: CircleContent = {
    kind: 'care-professional',
    role: 'gp',
    familyName: 'Lemoine',
    givenName: 'Gérard',
    ...more,
  };
  await office.as((tx, act) => correct(tx, act, keptByCircle, basis, { content, occurredAt: act.at, why: null }));
  return basis.id;
};
/** Of the town’s register. */
const rppsOfTwo = '10199005041';
const sentTo = async (address: string, messageId: string) =>
  (await office.town.mailOf(address)).filter((letter) => letter.messageId === messageId);

test('SC.MSS.16.MS1 withdrawn from the circle while it waits: nothing leaves to them', async () => {
  const personId = await office.moveIn(germaine);
  await office.validated(personId);
  const { messageId } = await office.sending(personId, 'mssante');
  await leaves(personId);
  await office.after(61);
  expect(await office.sending(personId, 'mssante')).toMatchObject({
    state: 'abandoned',
    because: 'no-longer-in-circle',
  });
  expect(await sentTo(gpAddress, messageId)).toEqual([]);
});

test('SC.MSS.20.MS1 withdrawn since: they are told the former is annulled, and receive no new version', async () => {
  const personId = await office.moveIn(christiane);
  const first = await office.validated(personId);
  await office.after(61);
  await leaves(personId);
  const second = await office.validated(personId, 'dlu', {}, first);
  await office.after(61);
  const told = await office.sending(personId, 'mssante', second);
  expect(told).toMatchObject({ kind: 'deletion', state: 'accepted', recipientAddress: gpAddress });
  expect(await sentTo(gpAddress, told.messageId)).toMatchObject([
    { archive: false, subject: expect.stringContaining('[Annulation]') },
  ]);
});

test('an address that was removed is not written to, whatever was typed before', async () => {
  const personId = await office.moveIn(roger);
  await office.validated(personId);
  await rewritten(personId, {});
  await office.after(61);
  expect(await office.sending(personId, 'mssante')).toMatchObject({ state: 'held', because: 'no-address' });
});

test('ANN/va1.05 several addresses in the Annuaire Santé: somebody chooses, nothing leaves to the first', async () => {
  const twice = ['ines.da-costa@medecin.mssante.fr', 'cabinet.da-costa@medecin.mssante.fr'];
  const personId = await office.moveIn(samir, { gp: null });
  await office.validated(personId);
  const version = await rewritten(personId, { rpps: rppsOfTwo });
  await office.after(61);
  const held = await office.sending(personId, 'mssante');
  expect(held).toMatchObject({ state: 'held', because: 'several-addresses', recipientAddress: null });
  for (const address of twice) expect(held.said).toContain(address);
  await rewritten(personId, { rpps: rppsOfTwo, mssanteAddress: gpAddress }, version);
  await office.after(1);
  expect(await office.sending(personId, 'mssante')).toMatchObject({ state: 'accepted', recipientAddress: gpAddress });
});
