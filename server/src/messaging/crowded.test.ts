import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisationId } from '../documents/testing/house.ts';
import { fetchesMailbox } from './fetch-mailbox.ts';
import { takeWaiting } from './messages.ts';
import { tables } from './tables.ts';
import { messagingTasks } from './tasks.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { mail } from './testing/post.ts';
import { worksUntil } from './testing/works-until.ts';

let room: MailRoom;
beforeAll(async () => {
  room = await openMailRoom();
});
afterAll(() => room.close());

const arrive = (what: string, messages: number): Promise<unknown> =>
  room.town.dropMail(
    softwareAddress,
    Array.from({ length: messages }, (_, rank) => mail({ to: softwareAddress, subject: `${what} ${rank}` })),
  );
const task = (name: string) => messagingTasks(room.workshop)[name] ?? (() => Promise.reject(new Error(name)));
const payload = () => ({ organisationId, mailboxId: room.software.id });
const read = (): Promise<{ subject: string; state: string; attempts: number }[]> =>
  room.within((tx) =>
    tables(tx).selectFrom('messages').select(['subject', 'state', 'attempts']).orderBy('id').execute(),
  );

// The mailbox is known at the first transaction; a page is kept at each of those that follow, then messages are taken and read.
test.each([
  [3, 'after-commit'],
  [8, 'before-commit'],
] as const)('killed in the middle of a crowd (%d, %s): each message is there once, and read', async (at, when) => {
  const what = `Foule ${at} ${when}`;
  await arrive(what, 70);
  expect(await worksUntil(room, at, when)).toBe(true);
  await room.turn(await room.mailbox(room.software.id));
  const subjects = Array.from({ length: 70 }, (_, rank) => `${what} ${rank}`);
  const arrived = (await read()).filter(({ subject }) => subject.startsWith(`${what} `));
  expect(arrived.map(({ subject }) => subject)).toEqual(subjects);
  expect(new Set(arrived.map(({ state }) => state))).toEqual(new Set(['read']));
});

test('one message that the database refuses keeps none of those before it from being there', async () => {
  await arrive('Devant', 5);
  await room.drop(mail({ to: softwareAddress, subject: 'Refusé' }));
  const { contents } = room.workshop;
  room.workshop.contents = {
    ...contents,
    keep: (tx, organisation, bytes, at) =>
      Buffer.from(bytes).includes('Subject: =?UTF-8?B?UmVmdXPDqQ==?=')
        ? Promise.reject(new Error('refused'))
        : contents.keep(tx, organisation, bytes, at),
  };
  await expect(task(fetchesMailbox)(payload())).rejects.toThrow('refused');
  room.workshop.contents = contents;
  expect((await read()).map(({ state }) => state).filter((state) => state === 'kept')).toHaveLength(5);
  await room.turn(await room.mailbox(room.software.id));
  const last = (await read()).slice(-6).map(({ subject }) => subject);
  expect(last).toEqual([0, 1, 2, 3, 4].map((rank) => `Devant ${rank}`).concat('Refusé'));
});

test('what the process died on is taken alone: no other is counted with it', async () => {
  await arrive('Pris', 4);
  await task(fetchesMailbox)(payload());
  const take = () =>
    room.within(async (tx) =>
      (await takeWaiting(tx, organisationId, room.software.id, 3)).map(({ attempts }) => attempts),
    );
  expect(await take()).toEqual([0, 0, 0]);
  expect(await take()).toEqual([1]);
  expect(await take()).toEqual([2]);
  await room.turn(await room.mailbox(room.software.id));
  expect((await read()).slice(-4).map(({ state }) => state)).toEqual(['aside', 'read', 'read', 'read']);
});

test('a mailbox is never fetched beside itself: what is asked meanwhile comes after the others', async () => {
  const { operator } = room.workshop;
  if (!operator) throw new Error('no operator');
  let fetched = 0;
  const beside = messagingTasks({
    ...room.workshop,
    operator: {
      ...operator,
      mssante: {
        ...operator.mssante,
        fetchAll: (...asked) => {
          fetched++;
          return operator.mssante.fetchAll(...asked);
        },
      },
    },
  });
  await room.planned();
  const once = () => beside[fetchesMailbox]?.(payload());
  await Promise.all([once(), once(), once()]);
  expect([fetched, await room.planned()]).toEqual([1, [`fetch:${room.software.id}`]]);
  await once();
  expect([fetched, await room.planned()]).toEqual([2, []]);
});
