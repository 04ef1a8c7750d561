import { mauricette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentsOf } from '../documents/index.ts';
import { organisationId } from '../documents/testing/house.ts';
import { receivedCda } from '../documents/testing/received-cda.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { xdmMail } from './testing/post.ts';
import { worksUntil } from './testing/works-until.ts';

let room: MailRoom;
let personId: string;

beforeAll(async () => {
  room = await openMailRoom();
  personId = await room.moveIn(mauricette);
  await room.filesByItself();
});
afterAll(() => room.close());

test('killed at each transaction between the mailbox and the record: nothing is lost, nothing is there twice', async () => {
  let deaths = 0;
  for (const when of ['before-commit', 'after-commit'] as const)
    for (let at = 1; ; at++) {
      const [id, subject] = [`2.25.7${when.length}${at}`, `Mort ${when} ${at}`];
      await room.drop(xdmMail([receivedCda({ id })], { to: softwareAddress, subject: `XDM/1.0/DDM+${subject}` }));
      const killed = await worksUntil(room, at, when);
      if (killed) deaths++;
      await room.turn(await room.mailbox(room.software.id));
      const arrived = (await room.list()).filter((message) => message.subject === subject);
      expect(arrived, `${when} ${at}`).toHaveLength(1);
      const filed = await room.within((tx) => documentsOf(tx, organisationId, personId));
      expect(
        filed.filter(({ cdaId }) => cdaId === id),
        `${when} ${at}`,
      ).toHaveLength(1);
      if (!killed) break;
    }
  // The mailbox known, the message kept, what the mailbox learnt, the message taken, read and filed, and nothing left.
  expect(deaths).toBeGreaterThanOrEqual(12);
  expect(await room.list('aside')).toEqual([]);
}, 300_000);
