import { afterAll, beforeAll, expect, test } from 'vitest';
import { receivedCda, wordsSection } from '../documents/testing/received-cda.ts';
import { uuidv7 } from '../platform/index.ts';
import { filePiece } from './file-piece.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { xdmMail } from './testing/post.ts';

let room: MailRoom;
let personId: string;

beforeAll(async () => {
  room = await openMailRoom();
  personId = await room.moveIn();
});
afterAll(() => room.close());

test('a filed piece says how many of its lines nobody has decided', async () => {
  const sections = wordsSection('18776-5', 'Surveillance à réaliser', ['Peser chaque matin', 'Surveiller la plaie']);
  await room.drop(xdmMail([receivedCda({ sections })], { to: softwareAddress }));
  await room.turn();
  const view = await room.view();
  const [piece] = view.pieces;
  expect(piece).toMatchObject({ state: 'to-decide', linesLeft: 0 });

  const documentId = uuidv7();
  await room.within((tx, act) => filePiece(tx, act, { pieceId: piece?.id ?? '', documentId, personId }, room.workshop));
  expect((await room.view()).pieces).toMatchObject([{ state: 'filed', linesLeft: 2 }]);
});

test('a piece that changes nothing of the record says nothing of it', async () => {
  await room.drop(xdmMail([receivedCda({})], { to: softwareAddress }));
  await room.turn();
  const [piece] = (await room.view()).pieces;
  await room.within((tx, act) =>
    filePiece(tx, act, { pieceId: piece?.id ?? '', documentId: uuidv7(), personId }, room.workshop),
  );
  expect((await room.view()).pieces).toMatchObject([{ state: 'filed', linesLeft: 0 }]);
});
