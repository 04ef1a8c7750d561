import { createHash, randomUUID } from 'node:crypto';
import { mauricette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentsOf } from '../documents/index.ts';
import { organisationId } from '../documents/testing/house.ts';
import { openMailRoom, type MailRoom } from './testing/mail-room.ts';

let room: MailRoom;
let personId: string;
beforeAll(async () => {
  room = await openMailRoom();
  personId = await room.moveIn(mauricette);
  await room.filesByItself();
});
afterAll(() => room.close());

/** The name that the screens of the town give to somebody in their addresses. */
const handle = createHash('sha256')
  .update(`town\nperson\n${mauricette.ins?.oid}\n${mauricette.ins?.matricule}`)
  .digest('base64url')
  .slice(0, 16);

test.each([
  ['synthesis', 'synthesis'],
  ['prescription', 'other'],
  ['biology', 'biology'],
])(
  'MSSanté digest 7: an archive that the town describes and zips by its own hand is read whole and filed: %s',
  async (kind, model) => {
    const answer = await fetch(`${room.town.url}/cabinet/personnes/${handle}/depot`, {
      method: 'POST',
      body: new URLSearchParams({ id: randomUUID(), quoi: kind, lignes: 'Amlodipine 5 mg : 1 le matin', mss: 'on' }),
    });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('remis')]);
    await room.turn(await room.mailbox(room.team.id));
    const view = await room.view();
    expect(view).toMatchObject({ aside: null, pieces: [{ state: 'filed' }] });
    const filed = await room.within((tx) => documentsOf(tx, organisationId, personId));
    expect(filed.filter(({ origin }) => origin === 'received').map((document) => document.model)).toContain(model);
  },
);
