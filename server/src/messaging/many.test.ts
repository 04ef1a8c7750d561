import { openMssante } from '@liane/connector-mssante';
import { mauricette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchMailbox } from './fetch-mailbox.ts';
import { organisationId } from '../documents/testing/house.ts';
import { receivedCda } from '../documents/testing/received-cda.ts';
import { readWaiting } from './read-waiting.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { mail, xdmMail } from './testing/post.ts';

const many = Number(process.env['LIANE_MANY_MESSAGES'] ?? 400);

let room: MailRoom;
const batches: number[] = [];

beforeAll(async () => {
  room = await openMailRoom({
    openMssante: (config) => {
      const real = openMssante(config);
      return {
        ...real,
        fetch: async (...asked) => {
          const incoming = await real.fetch(...asked);
          batches.push(incoming.length);
          return incoming;
        },
      };
    },
  });
  await room.moveIn(mauricette);
});
afterAll(() => room.close());

test(`${many} messages at once: a few in memory, in turns that let others pass, each there once`, async () => {
  for (let rank = 0; rank < many; rank += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, many - rank) }, (_, more) => {
        const subject = `Message ${rank + more}`;
        return room.drop(
          (rank + more) % 50 === 0
            ? xdmMail([receivedCda({})], { to: softwareAddress, subject: `XDM/1.0/DDM+${subject}` })
            : mail({ to: softwareAddress, subject }),
        );
      }),
    );
  const payload = { organisationId, mailboxId: room.software.id };
  let turns = 0;
  for (let more = true; more; turns++) {
    await fetchMailbox(room.workshop)(payload);
    const afterFetch = await room.planned();
    await readWaiting(room.workshop)(payload);
    const afterRead = await room.planned();
    more = afterFetch.includes(`fetch:${room.software.id}`) || afterRead.includes(`read:${room.software.id}`);
  }
  expect(Math.max(...batches)).toBeLessThanOrEqual(8);
  expect(turns).toBeGreaterThanOrEqual(Math.floor(many / 320));
  const { rows } = await room.within(async (tx) => {
    const counted = await tx
      .on<{ messages: { subject: string; state: string } }>()
      .selectFrom('messages')
      .select((eb) => [eb.fn.count<string>('subject').distinct().as('subjects'), eb.fn.countAll<string>().as('all')])
      .execute();
    return { rows: counted };
  });
  expect(rows.map(({ subjects, all }) => [Number(subjects), Number(all)])).toEqual([[many, many]]);
}, 1_800_000);
