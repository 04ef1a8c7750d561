import { MessageWithheld, openMssante, type Incoming } from '@liane/connector-mssante';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisationId } from '../documents/testing/house.ts';
import { askNow } from './ask-again.ts';
import { fetchWithheld } from './fetch-withheld.ts';
import { addReading } from './messages.ts';
import { nurseAddress, openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { emergency, mail } from './testing/post.ts';
import { tick } from './tick.ts';

let room: MailRoom;
/** Subjects of the messages that the operator shows and does not give, as its connector tells it (hostile.test.ts there). */
const withheld = new Set<string>();
let givesNothing = false;
const isWithheld = ({ bytes }: Incoming): boolean =>
  givesNothing || [...withheld].some((subject) => bytes.includes(`Subject: ${subject}\r`));

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
/** Each when its time has come. */
const turns = async (count: number, mailbox = room.software) => {
  for (let turn = 0; turn < count; turn++) {
    later(1);
    await room.turn(await room.mailbox(mailbox.id));
  }
};
const later = (hours: number) => (room.clock.now = new Date(room.clock.now.getTime() + hours * 3_600_000));
const payload = (mailboxId: string) => ({ organisationId, mailboxId });
/** « Relever maintenant ». */
const askAgain = async (mailbox = room.software) => {
  await room.within((tx) => askNow(tx, mailbox, room.clock.now));
  await fetchWithheld(room.workshop)(payload(mailbox.id));
  await turns(1, mailbox);
};
const asksByItself = async () => {
  await room.planned();
  await tick({ ...room.workshop, listening: { ...room.workshop.listening, to: () => {} } })({});
  return (await room.planned()).includes(`withheld:${room.software.id}`);
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

test('it is asked again each hour, then each day, by itself', async () => {
  expect(await asksByItself()).toBe(true);
  await fetchWithheld(room.workshop)(payload(room.software.id));
  expect(await asksByItself()).toBe(false);
  later(1);
  expect(await asksByItself()).toBe(true);
  later(30);
  await fetchWithheld(room.workshop)(payload(room.software.id));
  later(23);
  expect(await asksByItself()).toBe(false);
  later(1);
  expect(await asksByItself()).toBe(true);
});

test('asked again, it stays aside while it is not given; once it comes it is read, and nobody has read it yet', async () => {
  await askAgain();
  const [aside] = await room.list('aside');
  expect([aside?.subject, aside?.unread]).toEqual(['Introuvable', true]);
  await room.within((tx, { organisationId: organisation_id, accountId: account_id, who, at }) =>
    addReading(tx, { organisation_id, message_id: aside?.id ?? '', account_id, who, at }),
  );
  withheld.clear();
  await askAgain();
  const came = (await room.list('to-read')).filter(({ subject }) => subject === 'Introuvable');
  expect(came).toMatchObject([{ state: 'to-read', unread: true }]);
  expect(await room.view(came[0]?.id)).toMatchObject({ text: 'Texte de Introuvable', aside: null });
  expect((await room.view(aside?.id)).aside?.reason).toContain('est arrivé depuis');
  expect(await asksByItself()).toBe(false);
});

test('two side by side, then others: each has its three tries, and the others come', async () => {
  withheld.add('Un').add('Deux');
  for (const subject of ['Un', 'Deux', 'Trois']) await arrive(subject);
  await turns(7);
  expect((await subjects()).slice(0, 3)).toEqual(['Trois', 'Deux', 'Un']);
  expect(await software()).toMatchObject({ waits_for: 'nothing', problem: null });
});

test('with nothing behind, they are kept aside when the operator still gives what came before', async () => {
  withheld.add('Quatre').add('Cinq');
  for (const subject of ['Quatre', 'Cinq']) await arrive(subject);
  await turns(7);
  const aside = await room.list('aside');
  expect(aside.slice(0, 2).map(({ subject }) => subject)).toEqual(['Cinq', 'Quatre']);
  expect(await software()).toMatchObject({ waits_for: 'nothing', problem: null });
});

test('what is heard or asked for meanwhile is no try', async () => {
  withheld.add('Six');
  for (const subject of ['Six', 'Sept']) await arrive(subject);
  await turns(1);
  for (let heard = 0; heard < 5; heard++) await room.turn(await software());
  expect(await software()).toMatchObject({ waits_for: 'operator', failures: 1, withheld_tries: 1 });
  await turns(3);
  expect((await subjects()).slice(0, 2)).toEqual(['Sept', 'Six']);
});

test('a mailbox that gives nothing at all sets nothing aside: it says so, and waits', async () => {
  const before = await room.list('aside');
  givesNothing = true;
  for (const subject of ['Huit', 'Neuf']) await arrive(subject);
  await turns(5);
  expect(await room.list('aside')).toEqual(before);
  expect(await software()).toMatchObject({ waits_for: 'operator', failures: 5 });
  givesNothing = false;
  await turns(1);
  expect((await subjects()).slice(0, 2)).toEqual(['Neuf', 'Huit']);
});

test('a sender whose Message-ID looks like what stands for such a message is asked for by nobody', async () => {
  await room.drop(
    mail({ to: softwareAddress, from: 'a@ailleurs.example', subject: 'Faux', messageId: 'withheld 1:2' }),
  );
  await turns(1);
  const forged = async () => {
    const [row] = await room.list('aside');
    return [row?.subject, (await room.view(row?.id)).aside?.reason];
  };
  const before = await forged();
  expect(before).toEqual(['Faux', expect.stringContaining('espace de confiance')]);
  withheld.clear();
  await askAgain();
  expect(await forged()).toEqual(before);
});

test('one’s own mailbox: sent again meanwhile, it is there once, and those behind it are asked for', async () => {
  const mine = await room.declare('PER', nurseAddress);
  withheld.add('Perso').add('Autre');
  const again = mail({ to: nurseAddress, subject: 'Perso' });
  await room.drop(again, nurseAddress);
  for (const subject of ['Autre', 'Dernier']) await room.drop(mail({ to: nurseAddress, subject }), nurseAddress);
  await turns(7, mine);
  withheld.clear();
  await room.drop(again, nurseAddress);
  await turns(1, mine);
  await askAgain(mine);
  const here = (await room.list()).filter(({ mailboxId }) => mailboxId === mine.id);
  const read = here.filter(({ state }) => state !== 'aside').map(({ subject }) => subject);
  expect(read.toSorted()).toEqual(['Autre', 'Dernier', 'Perso']);
});
