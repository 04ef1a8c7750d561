import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { organisationId } from '../documents/testing/house.ts';
import { uuidv7 } from '../platform/index.ts';
import { lettersOf } from './letters.ts';
import { mailboxById } from './mailboxes.ts';
import { tick } from './tick.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { emergency, mail } from './testing/post.ts';
import { writeLetter } from './write-letter.ts';

let room: MailRoom;
let rank = 0;

beforeAll(async () => {
  room = await openMailRoom();
});
afterAll(() => room.close());
afterEach(() => room.town.faults.clearAll());

const software = () => room.mailbox(room.software.id);
const arrivesSomeday = async (subject: string) => {
  await room.drop(mail({ to: softwareAddress, subject }));
};
const later = (minutes: number): void => {
  room.clock.now = new Date(room.clock.now.getTime() + minutes * 60_000);
};
const fetchesPlanned = async (): Promise<boolean> => {
  await room.planned();
  const nobodyListens = { to: () => {}, close: async () => {} };
  await tick({ ...room.workshop, listening: nobodyListens })({});
  return (await room.planned()).includes(`fetch:${room.software.id}`);
};

describe('the operator fails while we fetch', () => {
  test.each([
    ['down', 'ne répond pas'],
    ['rubbish', 'refuse|ne répond pas'],
    ['refusal', 'refuse|ne répond pas'],
    ['cut', 'ne répond pas|refuse'],
  ] as const)(
    '%s: the mailbox says so, waits longer each time, and nothing is lost nor doubled',
    async (kind, said) => {
      const subject = `Pendant ${kind} ${++rank}`;
      await arrivesSomeday(subject);
      room.town.faults.set('mssante-imap', { kind });
      await room.turn();
      const failing = await software();
      expect(failing).toMatchObject({ waits_for: 'operator', failures: 1, problem: expect.stringMatching(said) });
      expect((await room.mailboxes()).find(({ id }) => id === failing.id)).toMatchObject({ waitsFor: 'operator' });
      expect(await fetchesPlanned()).toBe(false);
      later(2);
      expect(await fetchesPlanned()).toBe(true);
      await room.turn();
      const again = await software();
      expect(again.failures).toBe(2);
      expect((again.due_at?.getTime() ?? 0) - room.clock.now.getTime()).toBeGreaterThan(
        (failing.due_at?.getTime() ?? 0) - (room.clock.now.getTime() - 2 * 60_000),
      );

      room.town.faults.clearAll();
      await room.turn();
      expect(await software()).toMatchObject({ waits_for: 'nothing', failures: 0, problem: null, due_at: null });
      expect((await room.list()).filter((message) => message.subject === subject)).toHaveLength(1);
    },
  );

  test('slow: what the mailbox holds arrives all the same', async () => {
    await arrivesSomeday('Lentement');
    room.town.faults.set('mssante-imap', { kind: 'slow', delayMs: 200 });
    await room.turn();
    expect((await room.list())[0]).toMatchObject({ subject: 'Lentement' });
  });
});

describe('the operator fails while we send', () => {
  const write = (to = emergency) =>
    room.within(async (tx, act) =>
      writeLetter(
        tx,
        act,
        await mailboxById(tx, organisationId, room.software.id),
        {
          id: uuidv7(),
          mailboxId: room.software.id,
          to: [to],
          toPersonId: null,
          subject: `Envoi ${++rank}`,
          text: 'Bonjour',
          repliesTo: null,
          endOfExchange: false,
        },
        room.workshop,
      ),
    );
  const stateOf = async (id: string) =>
    (await room.within((tx, act) => lettersOf(tx, act, [room.software.id]))).find((letter) => letter.id === id);
  const held = async (messageId: string) =>
    (await room.held(emergency)).filter((message) => message.messageId === messageId).length;

  test.each(['down', 'cut', 'greylisting'] as const)('%s: it leaves later, with the same Message-ID', async (kind) => {
    const letter = await write();
    room.town.faults.set('mssante-smtp', { kind });
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ state: 'waiting', attempts: 1 });
    room.town.faults.clearAll();
    expect(await held(letter.message_id)).toBe(0);
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ state: 'waiting', attempts: 1 });
    later(2);
    await room.turn();
    expect(await held(letter.message_id)).toBe(1);
    expect(['sent', 'delivered']).toContain((await stateOf(letter.id))?.state);
  });

  test('taken without being acknowledged: it is tried again later, and does not leave twice', async () => {
    const letter = await write();
    room.town.faults.set('mssante-smtp', { kind: 'unacknowledged', remaining: 1 });
    await room.turn();
    expect(await held(letter.message_id)).toBe(1);
    later(2);
    await room.turn();
    expect(await held(letter.message_id)).toBe(1);
    expect(['sent', 'delivered']).toContain((await stateOf(letter.id))?.state);
  });

  test('a recipient refused for good: it is said, and not tried again', async () => {
    const letter = await write('personne@ehpad-tilleuls.mssante.fr');
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ state: 'failed', attempts: 1, said: expect.stringMatching(/./) });
    later(600);
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ state: 'failed', attempts: 1 });
  });
});

test('the record goes on while the operator is down: what is written is kept at once', async () => {
  room.town.faults.set('mssante-smtp', { kind: 'down' });
  room.town.faults.set('mssante-imap', { kind: 'down' });
  await room.turn();
  expect(await room.list()).not.toEqual([]);
  expect((await room.view()).message.subject).not.toBe('');
});
