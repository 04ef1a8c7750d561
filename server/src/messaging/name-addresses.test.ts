import { mauricette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptByCircle } from '../circle/index.ts';
import { addCorrespondent } from '../directory/index.ts';
import { organisationId } from '../documents/testing/house.ts';
import { recordFact } from '../facts/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { nameAddresses, type Addressed } from './name-addresses.ts';
import { openMailRoom, softwareAddress, teamAddress, type MailRoom } from './testing/mail-room.ts';
import { emergency, mail } from './testing/post.ts';

const gp = 'cabinet.lemoine@medecin.mssante.fr';
const pharmacy = 'pharmacie.essai@pharmacie.mssante.fr';

let room: MailRoom;
let personId: string;
beforeAll(async () => {
  room = await openMailRoom();
  personId = await room.moveIn();
  await room.within(async (tx, act) => {
    await addCorrespondent(tx, act, {
      id: uuidv7(),
      kind: 'structure',
      name: 'Pharmacie d’essai',
      professionInFrench: null,
      rpps: null,
      finess: null,
      address: null,
      phone: null,
      mssanteAddress: 'Pharmacie.Essai@pharmacie.mssante.fr',
    });
    const content = {
      kind: 'care-professional' as const,
      role: 'gp' as const,
      givenName: 'Gérard',
      familyName: 'Lemoine',
      mssanteAddress: gp,
    };
    await recordFact(tx, act, keptByCircle, { id: uuidv7(), personId, occurredAt: act.at, content });
  });
});
afterAll(() => room.close());

const named = async (asked: Partial<Addressed> & { addresses: string[] }) => {
  const one = { personId: null, ...asked };
  const rows = await room.within(async (tx) => (await nameAddresses(tx, organisationId, [one]))(one));
  return rows.map(({ name }) => name);
};

test('our own mailboxes, whatever others call them', async () => {
  const chosen = { [teamAddress]: 'Autre chose' };
  expect(await named({ addresses: [softwareAddress, teamAddress], chosen })).toEqual([
    'EHPAD Les Tilleuls',
    'EHPAD Les Tilleuls',
  ]);
});

test('a correspondent of the house, however their address was typed', async () => {
  expect(await named({ addresses: [pharmacy] })).toEqual(['Pharmacie d’essai']);
});

test('a professional of the circle, for what is about that person alone', async () => {
  expect(await named({ addresses: [gp], personId })).toEqual(['Gérard LEMOINE']);
  expect(await named({ addresses: [gp] })).toEqual([null]);
});

test('their own mailbox, at their matricule', async () => {
  const own = `${mauricette.ins?.matricule.toLowerCase()}@patient.mssante.fr`;
  expect(await named({ addresses: [own], personId })).toEqual(['Mauricette DELAUNAY']);
  expect(await named({ addresses: [own] })).toEqual([null]);
});

test('what was chosen in the Annuaire Santé stands until the house knows better', async () => {
  const address = 'anne.weber@medecin.mssante.fr';
  expect(await named({ addresses: [address], chosen: { [address]: 'Anne WEBER' } })).toEqual(['Anne WEBER']);
});

test('who wrote to us is named as they name themselves, and the recipients of their message too', async () => {
  expect(await named({ addresses: [emergency] })).toEqual([null]);
  await room.drop(mail({ to: softwareAddress, fromName: 'Urgences_CH_SABLIER', subject: 'Bonjour' }));
  await room.turn();
  expect(await named({ addresses: [emergency] })).toEqual(['Urgences CH SABLIER']);
  expect((await room.view()).to).toEqual([{ address: softwareAddress, name: 'EHPAD Les Tilleuls' }]);
});
