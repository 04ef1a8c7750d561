import { daniel } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receivedCda } from '../documents/testing/received-cda.ts';
import { organisationId } from '../documents/testing/house.ts';
import { uuidv7 } from '../platform/index.ts';
import { discharge, staysWhere } from '../stays/index.ts';
import { cancelledOf } from './cancelled.ts';
import { filePiece } from './file-piece.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { laboratory, mail, xdmMail } from './testing/post.ts';
import { viewMessage } from './view-message.ts';

const to = softwareAddress;
const sent = '<fiche-1@ch-sablier.mssante.fr>';

let room: MailRoom;
let personId: string;
const documentId = uuidv7();
beforeAll(async () => {
  room = await openMailRoom();
  personId = await room.moveIn();
  await room.drop(xdmMail([receivedCda({})], { to, messageId: sent }));
  await room.turn();
  const [piece] = (await room.view()).pieces;
  await room.within((tx, act) => filePiece(tx, act, { pieceId: piece?.id ?? '', documentId, personId }, room.workshop));
});
afterAll(() => room.close());

const arrives = async (bytes: Buffer) => {
  await room.drop(bytes);
  await room.turn();
  return room.view();
};
const cancelled = (person = personId) => room.within((tx) => cancelledOf(tx, organisationId, person));
const answering = { 'In-Reply-To': sent, References: sent };

test('an answer that cancels nothing, and a cancellation by somebody else, leave the document as it is', async () => {
  expect((await arrives(mail({ to, subject: 'Re : Fiche', headers: answering }))).cancels).toEqual([]);
  const stranger = mail({ to, from: laboratory, subject: '[Annulation] Fiche', headers: answering });
  expect((await arrives(stranger)).cancels).toEqual([]);
  expect((await arrives(mail({ to, subject: '[Annulation] Fiche' }))).cancels).toEqual([]);
  expect(await cancelled()).toEqual([]);
});

test('its sender cancels it: the message and the record say so, and nothing is taken out', async () => {
  const view = await arrives(mail({ to, subject: '[Annulation] Fiche', headers: answering }));
  expect(view.cancels).toMatchObject([{ documentId, personId, from: 'Urgences du Sablier' }]);
  expect(await cancelled()).toMatchObject([{ documentId, at: view.message.receivedAt }]);
  expect(await cancelled(await room.moveIn(daniel))).toEqual([]);
});

test('reading the message is traced for the person it names; out of reach, it names nobody', async () => {
  const { id } = (await room.view()).message;
  const { traced } = room.house;
  traced.length = 0;
  expect((await room.view(id)).cancels).toHaveLength(1);
  expect(traced).toEqual([{ act: 'messaging.message', personId }]);

  await room.within(async (tx, act) => {
    const [stay] = await staysWhere(tx, organisationId, { personId });
    await discharge(tx, act, stay?.id ?? '', { id: uuidv7(), at: act.at, to: 'Autre maison', reason: '' });
  });
  const later = { ...room.nurse, at: new Date(room.nurse.at.getTime() + 400 * 86_400_000) };
  const view = await room.house.as(later, (tx, act) => viewMessage(tx, act, id, room.workshop));
  expect([view.message.subject, view.cancels]).toEqual(['[Annulation] Fiche', []]);
});
