import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { organisationId } from '../documents/testing/house.ts';
import { uuidv7 } from '../platform/index.ts';
import { lettersOf } from './letters.ts';
import { mailboxById } from './mailboxes.ts';
import { readableLetter } from './reach.ts';
import { retryLetter } from './retry-letter.ts';
import { sendLetters } from './send-letters.ts';
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
  const nobodyListens = { to: () => {}, only: () => {}, close: async () => {} };
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
  const write = (to: string | string[] = emergency, from = room.software) =>
    room.within(async (tx, act) =>
      writeLetter(
        tx,
        act,
        await mailboxById(tx, organisationId, from.id),
        {
          id: uuidv7(),
          mailboxId: from.id,
          to: [to].flat(),
          names: [],
          toPersonId: null,
          aboutPersonId: null,
          subject: `Envoi ${++rank}`,
          text: 'Bonjour',
          repliesTo: null,
          endOfExchange: false,
        },
        room.workshop,
      ),
    );
  const stateOf = async (id: string) =>
    (await room.within((tx, act) => lettersOf(tx, act, [room.software.id, room.team.id]))).find(
      (letter) => letter.id === id,
    );
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

  test('taken without being acknowledged for one of two: the other, refused, is told', async () => {
    const letter = await write([emergency, 'personne@ehpad-tilleuls.mssante.fr']);
    room.town.faults.set('mssante-smtp', { kind: 'unacknowledged', remaining: 1 });
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ state: 'waiting' });
    later(2);
    await room.turn();
    expect(await held(letter.message_id)).toBe(1);
    expect(await stateOf(letter.id)).toMatchObject({
      state: 'sent',
      said: 'Refusé pour personne@ehpad-tilleuls.mssante.fr.',
    });
  });

  test('the token of a holder refused: it waits, says why, and leaves once they are known again', async () => {
    const { needs } = room.workshop;
    const real = needs.holderToken.bind(needs);
    const letter = await write(emergency, room.team);
    needs.holderToken = async () => ({ accountId: room.nurse.accountId, accessToken: 'expire' });
    await room.turn(room.team);
    expect(await stateOf(letter.id)).toMatchObject({ state: 'waiting', said: expect.stringContaining('Reconnectez') });
    needs.holderToken = real;
    later(2);
    await room.turn(room.team);
    expect(await held(letter.message_id)).toBe(1);
  });

  test('rubbish: it waits, says why, and leaves', async () => {
    const letter = await write();
    room.town.faults.set('mssante-smtp', { kind: 'rubbish' });
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ state: 'waiting', said: expect.stringMatching(/MSSanté/) });
    room.town.faults.clearAll();
    later(2);
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ said: '' });
    expect(await held(letter.message_id)).toBe(1);
  });

  test('refused by the operator: failed, with the sentence of the connector; « Réessayer » sends it once', async () => {
    const letter = await write();
    room.town.faults.set('mssante-smtp', { kind: 'refusal' });
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ state: 'failed', said: expect.stringContaining('expéditeur') });
    room.town.faults.clearAll();
    const retry = () =>
      room.within(async (tx, act) =>
        retryLetter(tx, act, room.software, await readableLetter(tx, act, letter.id), room.workshop),
      );
    await room.planned();
    await retry();
    expect(await room.planned()).toContain(`letters:${room.software.id}`);
    await room.turn();
    await expect(retry()).rejects.toMatchObject({ code: 'letter-cannot-be-retried' });
    await room.turn();
    expect(await held(letter.message_id)).toBe(1);
  });

  test('a fault of ours is named in the log, says to tell the administrator, and waits', async () => {
    const letter = await write();
    const { operator, platform } = room.workshop;
    if (!operator) throw new Error('no operator');
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const send = async () => {
      throw new TypeError('quelque chose du dossier');
    };
    const broken = { ...room.workshop, platform: { ...platform, log } };
    await sendLetters({ ...broken, operator: { ...operator, mssante: { ...operator.mssante, send } } })({
      organisationId,
      mailboxId: room.software.id,
    });
    expect(await stateOf(letter.id)).toMatchObject({
      state: 'waiting',
      said: expect.stringContaining('administrateur'),
    });
    expect(lines.join('')).toContain('TypeError');
    expect(lines.join('')).not.toContain('du dossier');
    later(2);
    await room.turn();
    expect(await held(letter.message_id)).toBe(1);
  });

  test('three letters of nine minutes each: another worker takes none of those that are held', async () => {
    const letters = [await write(), await write(), await write()];
    const { operator } = room.workshop;
    if (!operator) throw new Error('no operator');
    const payload = { organisationId, mailboxId: room.software.id };
    const leaving: string[] = [];
    const worker = (minutes: number, during: () => Promise<void>): Promise<void> => {
      const send: typeof operator.mssante.send = async (message, key) => {
        leaving.push(message.messageId);
        later(minutes);
        await during();
        return operator.mssante.send(message, key);
      };
      return sendLetters({ ...room.workshop, operator: { ...operator, mssante: { ...operator.mssante, send } } })(
        payload,
      );
    };
    await worker(9, async () => {
      if (leaving.length === 2) await worker(0, async () => {});
    });
    expect(leaving.toSorted()).toEqual(letters.map((letter) => letter.message_id).toSorted());
  });

  test('a mail of failure taken without being acknowledged does not leave twice', async () => {
    const subject = `XDM/1.0/DDM+Sans archive ${++rank}`;
    await room.drop(mail({ to: softwareAddress, subject }));
    room.town.faults.set('mssante-smtp', { kind: 'unacknowledged', remaining: 1 });
    const told = async () => (await room.held(emergency)).filter((one) => one.subject.includes(subject)).length;
    await room.turn();
    expect((await room.view()).notice).toMatchObject({ state: 'waiting' });
    expect(await told()).toBe(1);
    later(2);
    await room.turn();
    expect((await room.view()).notice).toMatchObject({ state: 'sent' });
    expect(await told()).toBe(1);
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
