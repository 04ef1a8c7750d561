import { openMssante, readMessage } from '@liane/connector-mssante';
import { mauricette } from '@liane/cast';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { organisationId } from '../documents/testing/house.ts';
import { receivedCda } from '../documents/testing/received-cda.ts';
import { startWorker } from '../platform/index.ts';
import { fetchesMailbox } from './fetch-mailbox.ts';
import type { Mailbox } from './mailboxes.ts';
import { tables } from './tables.ts';
import { messagingTasks } from './tasks.ts';
import { nurseAddress, openMailRoom, softwareAddress, teamAddress, type MailRoom } from './testing/mail-room.ts';
import { mail, xdmMail } from './testing/post.ts';

const many = Number(process.env['LIANE_MANY_MESSAGES'] ?? 2_000);
/** Of another crowded mailbox: fetched and read, the two take the four hands of the worker. */
const more = 1_280;
/** What a crowded mailbox may do before the others have their turn. */
const share = { pages: 10, messages: 320 };

let room: MailRoom;
/** What reached us, in order: messages of a page, and the mailbox whose message was read. */
const pages: { address: string; messages: number }[] = [];
const reads: string[] = [];

beforeAll(async () => {
  room = await openMailRoom({
    openMssante: (config) => {
      const real = openMssante(config);
      return {
        ...real,
        fetchAll: (address, key, after, most, take) =>
          real.fetchAll(address, key, after, most, (page) => {
            pages.push({ address, messages: page.length });
            return take(page);
          }),
      };
    },
    readMessage: (bytes) => {
      reads.push(/^To: <(.+)>$/m.exec(bytes.toString('latin1'))?.[1] ?? '');
      return readMessage(bytes);
    },
  });
  await room.moveIn(mauricette);
});
afterAll(() => room.close());

const flood = (to: string, messages: number): Promise<unknown> =>
  room.town.dropMail(
    to,
    Array.from({ length: messages }, (_, rank) =>
      rank % 50 === 0
        ? xdmMail([receivedCda({})], { to, subject: `XDM/1.0/DDM+Message ${rank}` })
        : mail({ to, subject: `Message ${rank}` }),
    ),
  );

const kept = (mailbox: Mailbox): Promise<{ subjects: number; all: number; waiting: number } | undefined> =>
  room.within((tx) =>
    tables(tx)
      .selectFrom('messages')
      .select((eb) => [
        eb.fn.count<number>('subject').distinct().as('subjects'),
        eb.fn.countAll<number>().as('all'),
        sql<number>`count(*) filter (where state = 'kept')`.as('waiting'),
      ])
      .where('mailbox_id', '=', mailbox.id)
      .executeTakeFirst(),
  );

test(`${many} messages at once: a few in memory, in turns that let others pass, each there once`, async () => {
  const nurse = await room.declare('PER', nurseAddress);
  await flood(softwareAddress, many);
  await flood(nurseAddress, more);
  await room.drop(mail({ to: teamAddress, subject: 'Derrière la foule' }), teamAddress);
  const tasks = messagingTasks(room.workshop);
  const worker = startWorker(
    await room.databaseUrl(),
    [{ name: 'messaging', migrations: {}, rights: {}, routes: [], tasks }],
    pino({ level: 'silent' }),
  );
  const wake = ({ id }: Mailbox): Promise<void> =>
    room.within((tx) => tx.enqueue(fetchesMailbox, { organisationId, mailboxId: id }, { key: `fetch:${id}` }));
  const asked = { pages: 0, reads: 0 };
  try {
    await wake(room.software);
    await wake(nurse);
    await vi.waitFor(() => expect(reads).toEqual(expect.arrayContaining([softwareAddress, nurseAddress])), {
      timeout: 60_000,
      interval: 10,
    });
    Object.assign(asked, { pages: pages.length, reads: reads.length });
    await wake(room.team);
    const sent = [
      [room.software, many],
      [nurse, more],
      [room.team, 1],
    ] as const;
    for (const [mailbox, all] of sent)
      await vi.waitFor(async () => expect(await kept(mailbox)).toEqual({ subjects: all, all, waiting: 0 }), {
        timeout: 1_700_000,
        interval: 250,
      });
  } finally {
    await worker.stop();
  }
  expect(Math.max(...pages.map(({ messages }) => messages))).toBeLessThanOrEqual(32);
  // The mailbox of the team waited for the share of the two others, not for the end of their crowds.
  const fetched = pages.findIndex(({ address }) => address === teamAddress);
  expect(fetched - asked.pages).toBeLessThanOrEqual(2 * share.pages);
  expect(reads.indexOf(teamAddress) - asked.reads).toBeLessThanOrEqual(4 * share.messages);
  expect(reads).toHaveLength(many + more + 1);
}, 1_800_000);
