import { daniel, mauricette } from '@liane/cast';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { organisationId } from '../documents/testing/house.ts';
import { uuidv7 } from '../platform/index.ts';
import { letterAnswered, lettersOf } from './letters.ts';
import { mailboxById } from './mailboxes.ts';
import { presentLetters } from './present-letter.ts';
import { sendLetters } from './send-letters.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { emergency, mail } from './testing/post.ts';
import { writeLetter } from './write-letter.ts';

let room: MailRoom;
let personId: string;
const citizen = `${mauricette.ins?.matricule}@patient.mssante.fr`;

beforeAll(async () => {
  room = await openMailRoom();
  personId = await room.moveIn();
});
afterAll(() => room.close());

interface Asked {
  to?: string[];
  names?: { address: string; name: string }[];
  toPersonId?: string | null;
  aboutPersonId?: string | null;
  subject?: string;
  text?: string;
  repliesTo?: string | null;
  endOfExchange?: boolean;
}

const write = (asked: Asked, from = room.software) =>
  room.within(async (tx, act) =>
    writeLetter(
      tx,
      act,
      await mailboxById(tx, act.organisationId, from.id),
      {
        id: uuidv7(),
        mailboxId: from.id,
        to: [],
        names: [],
        toPersonId: null,
        aboutPersonId: null,
        subject: 'Question',
        text: 'Bonjour,\n\nUne question.',
        repliesTo: null,
        endOfExchange: false,
        ...asked,
      },
      room.workshop,
    ),
  );
const stateOf = async (id: string) => {
  const mailboxes = await Promise.all([room.software, room.team].map((one) => room.mailbox(one.id)));
  const rows = await room.within(async (tx, act) => {
    const ids = mailboxes.map((one) => one.id);
    return presentLetters(tx, act.organisationId, await lettersOf(tx, act, ids), mailboxes);
  });
  return rows.find((row) => row.id === id);
};
const last = async (address: string) => (await room.held(address)).at(-1);

describe('who may be written to', () => {
  test('a correspondent of the trusted space; the message leaves beside the click', async () => {
    const letter = await write({ to: [emergency], subject: 'Pour les urgences' });
    expect(await stateOf(letter.id)).toMatchObject({ state: 'waiting' });
    await room.turn();
    expect(await last(emergency)).toMatchObject({ subject: 'Pour les urgences', messageId: letter.message_id });
    expect(['sent', 'delivered']).toContain((await stateOf(letter.id))?.state);
  });

  test.each(['a@ailleurs.example', 'a@ch-sablier.mssante.fr.ailleurs.example', 'a@xch-sablier.mssante.fr'])(
    'digest 1: nothing leaves to %s',
    async (address) => {
      await expect(write({ to: [emergency, address] })).rejects.toMatchObject({ code: 'address-outside-space' });
    },
  );

  test('nobody at all is nobody to write to', async () => {
    await expect(write({})).rejects.toMatchObject({ code: 'nobody-to-write-to' });
  });

  test('ECO.2.2.6 the citizen mailbox is built from the qualified matricule, never without', async () => {
    const letter = await write({ toPersonId: personId });
    expect(letter).toMatchObject({ recipients: [citizen.toLowerCase()], end_of_exchange: false, person_id: personId });
    const unsure = await room.house.moveIn(daniel, { qualified: false, record: null });
    await expect(write({ toPersonId: unsure })).rejects.toMatchObject({ code: 'ins-not-qualified' });
  });

  describe('what the person refused holds for letters too (SC.MSS.15, SC.MSS.16)', () => {
    afterEach(() => room.refused.clear());

    test('their own mailbox, by their name or by its address', async () => {
      room.refused.set(personId, new Set(['citizen']));
      await expect(write({ toPersonId: personId })).rejects.toMatchObject({ code: 'person-refused' });
      await expect(write({ to: [citizen] })).rejects.toMatchObject({ code: 'person-refused' });
      await expect(write({ to: [emergency] })).resolves.toMatchObject({ state: 'waiting' });
    });

    test('an answer to a message about them', async () => {
      await room.drop(mail({ to: softwareAddress, from: citizen, subject: 'De ma part' }));
      await room.turn();
      const { message } = await room.view();
      room.refused.set(personId, new Set(['mssante']));
      await expect(write({ to: [emergency], repliesTo: message.id })).rejects.toMatchObject({ code: 'person-refused' });
    });

    test('a letter about them to a professional', async () => {
      const letter = await write({
        to: [emergency],
        aboutPersonId: personId,
        names: [{ address: emergency, name: 'Urgences du CH' }],
      });
      expect(await stateOf(letter.id)).toMatchObject({
        personId,
        from: { address: softwareAddress, name: 'EHPAD Les Tilleuls' },
        to: [{ address: emergency, name: 'Urgences du CH' }],
      });
      room.refused.set(personId, new Set(['mssante']));
      await expect(write({ to: [emergency], aboutPersonId: personId })).rejects.toMatchObject({
        code: 'person-refused',
      });
    });

    test('said while it waits: it does not leave, and says why', async () => {
      const letter = await write({ toPersonId: personId, subject: 'Trop tard' });
      room.refused.set(personId, new Set(['citizen']));
      await room.turn();
      expect(await stateOf(letter.id)).toMatchObject({
        state: 'failed',
        stateInFrench: expect.stringContaining('refuse'),
      });
      expect((await room.held(citizen)).filter(({ messageId }) => messageId === letter.message_id)).toEqual([]);
    });
  });

  test('from the mailbox of a team: its holders, signed in with Pro Santé Connect', async () => {
    const stranger = { ...room.nurse, accountId: uuidv7() };
    const by = (act: typeof room.nurse) =>
      room.house.as(act, async (tx, actor) =>
        writeLetter(
          tx,
          actor,
          await mailboxById(tx, actor.organisationId, room.team.id),
          {
            id: uuidv7(),
            mailboxId: room.team.id,
            to: [emergency],
            names: [],
            toPersonId: null,
            aboutPersonId: null,
            subject: 'S',
            text: 'T',
            repliesTo: null,
            endOfExchange: false,
          },
          room.workshop,
        ),
      );
    await expect(by(stranger)).rejects.toMatchObject({ code: 'not-a-holder' });
    await expect(by({ ...room.nurse, signedInWith: 'passkey' })).rejects.toMatchObject({ code: 'not-a-holder' });
    await expect(by(room.nurse)).resolves.toMatchObject({ state: 'waiting' });
  });
});

test('ECO.1.2.5 what was written from the mailbox of a team waits for a holder, says so, and leaves once', async () => {
  const letter = await write({ to: [emergency], subject: 'De la part de l’équipe' }, room.team);
  room.signedIn = false;
  await room.turn(room.team);
  expect(await stateOf(letter.id)).toMatchObject({
    state: 'waiting',
    stateInFrench: 'Attend qu’un titulaire se connecte',
  });
  room.signedIn = true;
  await room.turn(room.team);
  await room.turn(room.team);
  const held = (await room.held(emergency)).filter(({ messageId }) => messageId === letter.message_id);
  expect(held).toHaveLength(1);
  expect(held[0]?.subject).toBe('De la part de l’équipe');
});

test('ECO.2.2.2 an answer names the message it answers, once each word', async () => {
  await room.drop(mail({ to: softwareAddress, subject: 'Une question', messageId: '<q1@ch-sablier.mssante.fr>' }));
  await room.turn();
  const { message } = await room.view();
  await write({ to: [message.fromAddress], subject: 'Re : Une question', repliesTo: message.id });
  await room.turn();
  const bytes = (await last(emergency))?.bytes ?? '';
  expect(bytes).toMatch(/^In-Reply-To: <q1@ch-sablier\.mssante\.fr>/m);
  expect(bytes).toMatch(/^References:\s+<q1@ch-sablier\.mssante\.fr>/m);
});

describe('with a citizen (digest 11)', () => {
  test('the end of the exchange is said by the header, and no header says it otherwise', async () => {
    await write({ toPersonId: personId, subject: 'Bonjour' });
    await room.turn();
    expect((await last(citizen))?.bytes).not.toMatch(/^X-MSS-MES/im);
    await write({ toPersonId: personId, subject: 'Au revoir', endOfExchange: true });
    await room.turn();
    expect((await last(citizen))?.bytes).toMatch(/^X-MSS-MES: FIN\r?$/im);
    const letter = await write({ to: [emergency], endOfExchange: true });
    expect(letter.end_of_exchange).toBe(false);
  });

  test('ECO.3.1.1, ECO.3.1.2 their answer goes to their record, under their birth name and INS', async () => {
    await room.drop(mail({ to: softwareAddress, from: citizen, fromName: 'Quelqu’un', subject: 'Ma réponse' }));
    await room.turn();
    const { message } = await room.view();
    expect(message).toMatchObject({ isCitizen: true, person: { id: personId } });
    expect(message.from).toContain(mauricette.traits.birthFamilyName);
    expect(message.from).toContain(mauricette.ins?.matricule);
  });

  test('an exchange that its sender ended takes no answer', async () => {
    await room.drop(mail({ to: softwareAddress, subject: 'Terminé', headers: { 'X-MSS-MES': 'FIN' } }));
    await room.turn();
    const { message, mayReply } = await room.view();
    expect(mayReply).toBe(false);
    await expect(write({ to: [emergency], repliesTo: message.id })).rejects.toMatchObject({ code: 'exchange-ended' });
  });
});

describe('what notices say (digest 9)', () => {
  test('delivered, then read: the last word stays, and a notice is no message to read', async () => {
    const letter = await write({ to: [emergency], subject: 'Suivie' });
    await room.turn();
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ state: 'delivered', stateInFrench: 'Remis' });
    const before = await room.list();
    await room.drop(readNotice(letter.message_id));
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ state: 'displayed' });
    expect(await room.list()).toEqual(before);
  });

  test('a mailbox that nobody has: not delivered, and why', async () => {
    const letter = await write({ to: ['personne@ch-sablier.mssante.fr'] });
    await room.turn();
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ state: 'failed' });
    expect((await stateOf(letter.id))?.stateInFrench).toMatch(/^Non remis : ./);
  });

  test.each([
    ['failed', 'boîte inconnue'],
    ['delivered', ''],
  ] as const)('%s, said while the operator is slow to answer: its answer takes nothing back', async (outcome, said) => {
    const letter = await write({ to: [emergency] });
    const { operator } = room.workshop;
    if (!operator) throw new Error('no operator');
    const send: typeof operator.mssante.send = async (...asked) => {
      const receipt = await operator.mssante.send(...asked);
      const notice = { organisationId, messageId: letter.message_id, outcome, said: 'boîte inconnue', at: new Date(0) };
      await room.within((tx) => letterAnswered(tx, notice));
      return receipt;
    };
    const slow = { ...room.workshop, operator: { ...operator, mssante: { ...operator.mssante, send } } };
    await sendLetters(slow)({ organisationId, mailboxId: room.software.id });
    const rows = await room.within((tx, act) => lettersOf(tx, act, [room.software.id]));
    expect(rows.find(({ id }) => id === letter.id)).toMatchObject({ state: outcome, said, taken_at: room.clock.now });
  });

  test('a notice about what another module sent goes to it', async () => {
    await room.drop(readNotice('<un-envoi@ehpad-tilleuls.mssante.fr>'));
    await room.turn();
    expect(room.noticed.at(-1)).toMatchObject({
      messageId: '<un-envoi@ehpad-tilleuls.mssante.fr>',
      outcome: 'displayed',
    });
  });

  test('digest 9.2 a mail of failure about a letter written here is its answer', async () => {
    const letter = await write({ to: [emergency], subject: 'Refusée là-bas' });
    await room.turn();
    await room.drop(
      mail({
        to: softwareAddress,
        subject: '[Erreur d’intégration !][902] Refusée là-bas',
        headers: { 'In-Reply-To': letter.message_id },
      }),
    );
    await room.turn();
    expect(await stateOf(letter.id)).toMatchObject({ state: 'failed', stateInFrench: expect.stringContaining('902') });
  });
});

/** RFC 8098, as another software would write it. */
const readNotice = (messageId: string): Buffer =>
  Buffer.from(
    [
      'Return-Path: <>',
      `From: <${emergency}>`,
      `To: <${softwareAddress}>`,
      'Subject: Lu',
      `Message-ID: <${uuidv7()}@ch-sablier.mssante.fr>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Lu.',
      '--b',
      'Content-Type: message/disposition-notification',
      '',
      `Final-Recipient: rfc822;${emergency}`,
      `Original-Message-ID: ${messageId}`,
      'Disposition: manual-action/MDN-sent-manually; displayed',
      '',
      '--b--',
      '',
    ].join('\r\n'),
  );
