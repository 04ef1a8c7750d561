import { MessageWithheld, openMssante, type Incoming } from '@liane/connector-mssante';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisationId } from '../documents/testing/house.ts';
import { fetchWithheld } from './fetch-withheld.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { emergency, mail } from './testing/post.ts';

let room: MailRoom;
/** Subjects of the messages that the operator shows and does not give, as its connector tells it (hostile.test.ts there). */
const withheld = new Set<string>();
const isWithheld = ({ bytes }: Incoming): boolean =>
  [...withheld].some((subject) => bytes.includes(`Subject: ${subject}\r`));

beforeAll(async () => {
  room = await openMailRoom({
    openMssante: (config) => {
      const real = openMssante(config);
      return {
        ...real,
        fetchAll: (address, key, after, most, take) =>
          real.fetchAll(address, key, after, most, async (page) => {
            const hole = page.findIndex(isWithheld);
            const kept = hole === -1 ? page : page.slice(0, hole);
            if (kept.length > 0 && !(await take(kept))) return false;
            const missing = page[hole];
            if (!missing) return true;
            const { uid, uidValidity, messageId, receivedAt, bytes } = missing;
            const [, subject = ''] = /^Subject: (.*)\r$/m.exec(String(bytes)) ?? [];
            const from = { address: emergency, name: 'Urgences' };
            throw new MessageWithheld({ uid, uidValidity, messageId, receivedAt, from, subject });
          }),
      };
    },
  });
});
afterAll(() => room.close());

const software = () => room.mailbox(room.software.id);
const arrive = (...subjects: string[]) =>
  Promise.all(
    subjects.map((subject) => room.drop(mail({ to: softwareAddress, subject, text: `Texte de ${subject}` }))),
  );
const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await room.turn(await software());
};
const subjects = async () => (await room.list()).map(({ subject }) => subject);

test('a message that its operator never gives is kept aside after three tries, with its reason; the others come', async () => {
  withheld.add('Introuvable');
  for (const subject of ['Avant', 'Introuvable', 'Apres']) await arrive(subject);
  await turns(2);
  expect(await subjects()).toEqual(['Avant']);
  expect(await software()).toMatchObject({
    waits_for: 'operator',
    problem: expect.stringContaining('contenu d’un message'),
  });
  await room.planned();
  await turns(1);
  expect(await room.planned()).toContain(`fetch:${room.software.id}`);
  expect(await software()).toMatchObject({ waits_for: 'nothing', problem: null, failures: 0 });
  await turns(1);
  expect(await subjects()).toEqual(['Apres', 'Introuvable', 'Avant']);
  const [aside, ...others] = await room.list('aside');
  expect([aside?.subject, others]).toEqual(['Introuvable', []]);
  expect(await room.view(aside?.id)).toMatchObject({
    message: { state: 'aside', fromAddress: emergency },
    aside: { code: 906, reason: expect.stringContaining('n’en donne pas le contenu') },
    text: '',
  });
});

test('asked again, it stays aside while it is not given, and is read once it comes', async () => {
  const ask = () => fetchWithheld(room.workshop)({ organisationId, mailboxId: room.software.id });
  await ask();
  const [aside] = await room.list('aside');
  expect(aside?.subject).toBe('Introuvable');
  withheld.clear();
  await ask();
  await turns(1);
  expect(await room.list('aside')).toEqual([]);
  expect(await room.view(aside?.id)).toMatchObject({
    message: { state: 'to-read' },
    text: 'Texte de Introuvable',
    aside: null,
  });
  expect(await subjects()).toEqual(['Apres', 'Introuvable', 'Avant']);
});

test('a mailbox that gives nothing at all sets nothing aside: it says so, and waits', async () => {
  for (const subject of ['Un', 'Deux']) {
    withheld.add(subject);
    await arrive(subject);
  }
  await turns(5);
  expect(await room.list('aside')).toEqual([]);
  expect(await software()).toMatchObject({ waits_for: 'operator', failures: 5 });
  withheld.clear();
  await turns(1);
  expect((await subjects()).slice(0, 2)).toEqual(['Deux', 'Un']);
});
