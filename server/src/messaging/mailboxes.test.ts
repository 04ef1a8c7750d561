import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeUnits } from '../directory/index.ts';
import { establishmentId, organisationId } from '../documents/testing/house.ts';
import { uuidv7 } from '../platform/index.ts';
import { messagesWaiting } from './unread-here.ts';
import { connectMine, declareMailbox } from './connect-mailbox.ts';
import { openListening } from './listening.ts';
import { addMailbox, mailboxPeopleRead } from './mailboxes.ts';
import { addReading, messageById } from './messages.ts';
import { oweDisplayed } from './owe-notice.ts';
import { readableMailboxes, readableMessage } from './reach.ts';
import { tables } from './tables.ts';
import { tick } from './tick.ts';
import { nurseAddress, openMailRoom, softwareAddress, teamAddress, type MailRoom } from './testing/mail-room.ts';
import { emergency, mail, xdmMail } from './testing/post.ts';

let room: MailRoom;

beforeAll(async () => {
  room = await openMailRoom();
});
afterAll(() => room.close());

const stateOf = async (id: string) => (await room.mailboxes()).find((mailbox) => mailbox.id === id);

test('ECO.1.2.5 mail of a team waits, visibly, for a holder to be signed in; then it is there', async () => {
  room.signedIn = false;
  await room.drop(mail({ to: teamAddress, subject: 'Pour l’équipe' }), teamAddress);
  await room.turn(room.team);
  expect(await stateOf(room.team.id)).toMatchObject({ waitsFor: 'holder', fetchedAt: null, mayWrite: true });
  expect(await room.list()).toEqual([]);

  room.signedIn = true;
  await room.turn(room.team);
  expect(await stateOf(room.team.id)).toMatchObject({ waitsFor: 'nothing', unread: 1 });
  expect(await room.list()).toMatchObject([{ subject: 'Pour l’équipe', mailboxId: room.team.id, unread: true }]);
});

test('ECO.1.2.5 nothing of the token is kept in the database', async () => {
  const key = await room.workshop.needs.holderToken(organisationId, [room.nurse.accountId], new Set());
  const { rows } = await room.house.database.pool.query<{ table_name: string }>(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const token = key?.accessToken ?? '';
  expect(token.length).toBeGreaterThan(20);
  expect(rows.length).toBeGreaterThan(30);
  const found = await room.within(async (tx) => {
    const holding: string[] = [];
    for (const { table_name: table } of rows) {
      const { rows: some } = await sql<{
        held: boolean;
      }>`select exists (select from ${sql.table(table)} t where t::text like ${`%${token}%`}) as held`.execute(tx.on());
      if (some[0]?.held) holding.push(table);
    }
    return holding;
  });
  expect(found).toEqual([]);
});

test('ECO.1.2.6 the token of one holder refused gives way to another’s; when none opens, the mailbox waits for a holder', async () => {
  const { needs } = room.workshop;
  const real = needs.holderToken.bind(needs);
  const stale = { accountId: uuidv7(), accessToken: 'd-avant-le-redemarrage' };
  await room.drop(mail({ to: teamAddress, subject: 'Après le redémarrage' }), teamAddress);
  try {
    const onlyStale: typeof real = async (_organisation, _accounts, refused) =>
      refused.has(stale.accessToken) ? null : stale;
    needs.holderToken = onlyStale;
    await room.turn(room.team);
    expect(await stateOf(room.team.id)).toMatchObject({ waitsFor: 'holder', problem: null });

    // Its session ended here as it did there, at the first refusal.
    let lives = true;
    needs.holderToken = async (organisation, accounts, refused) => {
      if (refused.has(stale.accessToken)) lives = false;
      return lives ? onlyStale(organisation, accounts, refused) : null;
    };
    for (const _turn of [1, 2, 3, 4]) {
      lives = true;
      await room.turn(await room.mailbox(room.team.id));
      expect(await stateOf(room.team.id)).toMatchObject({ waitsFor: 'holder', problem: null });
    }

    needs.holderToken = async (organisation, accounts, refused) =>
      refused.has(stale.accessToken) ? real(organisation, accounts, refused) : stale;
    await room.turn(await room.mailbox(room.team.id));
  } finally {
    needs.holderToken = real;
  }
  expect(await stateOf(room.team.id)).toMatchObject({ waitsFor: 'nothing' });
  expect((await room.list())[0]).toMatchObject({ subject: 'Après le redémarrage' });
});

test('the mailbox of the software is fetched with the certificate, whoever is signed in', async () => {
  room.signedIn = false;
  await room.drop(mail({ to: softwareAddress, subject: 'La nuit' }));
  await room.turn();
  room.signedIn = true;
  expect((await room.list())[0]).toMatchObject({ subject: 'La nuit' });
});

test('digest 8.1 a message that the mailbox of a team forwards to that of the software is one message', async () => {
  const bytes = mail({ to: teamAddress, subject: 'Transférée', messageId: '<une@ch-sablier.mssante.fr>' });
  await room.drop(bytes, teamAddress);
  await room.drop(Buffer.concat([Buffer.from('Received: by the forwarder\r\n'), bytes]), softwareAddress);
  await Promise.all([room.turn(), room.turn(room.team)]);
  expect((await room.list()).filter(({ subject }) => subject === 'Transférée')).toHaveLength(1);
});

test('two messages that bear the same Message-ID are two messages; the same one again is one', async () => {
  const messageId = '<deux@ch-sablier.mssante.fr>';
  const first = mail({ to: softwareAddress, subject: 'La première', messageId });
  await room.drop(first);
  await room.drop(mail({ to: softwareAddress, subject: 'La première', messageId, text: 'Autre chose.' }));
  await room.drop(mail({ to: softwareAddress, subject: 'La seconde', messageId }));
  await room.drop(Buffer.concat([Buffer.from('Received: by a relay\r\n'), first]));
  await room.turn();
  expect(
    (await room.list())
      .slice(0, 3)
      .map(({ subject }) => subject)
      .toSorted(),
  ).toEqual(['La première', 'La première', 'La seconde']);
  expect((await room.list()).filter(({ subject }) => subject === 'La première')).toHaveLength(2);
});

test('RFC 3501 2.3.1.1 a mailbox that was rebuilt is read from the start, and nothing is there twice', async () => {
  const before = await room.list();
  const { address, id } = room.software;
  const sent = await room.held(address);
  await room.within(async (tx) => {
    await tables(tx).updateTable('mailboxes').set({ uid_validity: '1', last_uid: 999 }).where('id', '=', id).execute();
  });
  await room.turn(await room.mailbox(id));
  expect(await room.list()).toEqual(before);
  expect((await room.mailbox(id)).last_uid).toBe(sent.length);
});

test('one’s own mailbox is read by its holder alone', async () => {
  const { id } = await room.declare('PER', nurseAddress);
  await room.drop(mail({ to: nurseAddress, subject: 'Pour vous seule' }), nurseAddress);
  await room.turn(await room.mailbox(id));
  expect((await room.list())[0]).toMatchObject({ subject: 'Pour vous seule' });
  const colleague = { ...room.nurse, accountId: uuidv7() };
  const theirs = await room.house.as(colleague, (tx, act) => readableMailboxes(tx, act));
  expect(theirs.map(({ kind }) => kind)).toEqual(['APP', 'ORG']);
  const [message] = await room.list();
  await expect(
    room.house.as(colleague, (tx, act) => readableMessage(tx, act, message?.id ?? '')),
  ).rejects.toMatchObject({ code: 'unknown-message' });
});

test('among all mailboxes, a message of mine that a team received too is one, read in one reading', async () => {
  const mine = (await room.mailboxes()).find(({ isMine }) => isMine);
  const bytes = mail({ to: softwareAddress, subject: 'Aux deux', messageId: '<aux-deux@ch-sablier.mssante.fr>' });
  await room.drop(bytes, softwareAddress);
  await room.drop(bytes, nurseAddress);
  await room.turn();
  await room.turn(await room.mailbox(mine?.id ?? ''));
  const shown = (await room.list()).filter(({ subject }) => subject === 'Aux deux');
  expect(shown.map(({ mailboxId }) => mailboxId)).toEqual([room.software.id]);
  const own = async () => (await stateOf(mine?.id ?? ''))?.unread ?? 0;
  const before = await own();
  await room.house.as(room.nurse, (tx, act) =>
    addReading(tx, {
      organisation_id: organisationId,
      message_id: shown[0]?.id ?? '',
      account_id: act.accountId,
      who: act.who,
      at: act.at,
    }),
  );
  expect(await own()).toBe(before - 1);
});

test('one’s own copy that arrives after one read that of a team is no second message, and is not to read', async () => {
  const mine = (await room.mailboxes()).find(({ isMine }) => isMine)?.id ?? '';
  const bytes = mail({ to: softwareAddress, subject: 'Après coup', messageId: '<apres-coup@ch-sablier.mssante.fr>' });
  const readBy = (messageId: string, account_id: string, who: string) =>
    room.within((tx, act) =>
      addReading(tx, { organisation_id: organisationId, message_id: messageId, account_id, who, at: act.at }),
    );
  const before = (await stateOf(mine))?.unread ?? 0;
  await room.drop(bytes);
  await room.turn();
  const shown = async () => (await room.list()).filter(({ subject }) => subject === 'Après coup');
  await readBy((await shown())[0]?.id ?? '', room.nurse.accountId, room.nurse.who);
  await room.drop(bytes, nurseAddress);
  await room.turn(await room.mailbox(mine));
  expect(await shown()).toMatchObject([{ mailboxId: room.software.id, unread: false }]);
  expect((await stateOf(mine))?.unread).toBe(before);

  const other = mail({
    to: softwareAddress,
    subject: 'Après une collègue',
    messageId: '<autre@ch-sablier.mssante.fr>',
  });
  await room.drop(other);
  await room.turn();
  await readBy((await room.list())[0]?.id ?? '', uuidv7(), 'Une collègue');
  await room.drop(other, nurseAddress);
  await room.turn(await room.mailbox(mine));
  expect((await stateOf(mine))?.unread).toBe(before + 1);
});

test('one’s own mailbox is linked by somebody who works here, signed in with Pro Santé Connect', async () => {
  const link = (signedInWith: 'passkey' | 'pro-sante-connect') =>
    room.house.as({ ...room.nurse, signedInWith }, (tx, act) =>
      connectMine(tx, act, { id: uuidv7(), address: nurseAddress }, room.workshop),
    );
  await expect(link('passkey')).rejects.toMatchObject({ code: 'not-a-holder' });
  await expect(link('pro-sante-connect')).rejects.toMatchObject({ code: 'not-a-holder' });
});

test('only addresses of the trusted space become mailboxes, once each', async () => {
  const declared = (address: string) =>
    room.within((tx, act) =>
      declareMailbox(
        tx,
        act,
        { id: uuidv7(), address, displayName: 'Équipe', unitId: null, holders: [act.accountId] },
        room.workshop,
      ),
    );
  await expect(declared('equipe@ailleurs.example')).rejects.toMatchObject({ code: 'address-outside-space' });
  await expect(declared('equipe@xmssante.fr')).rejects.toMatchObject({ code: 'address-outside-space' });
  await expect(declared('quelqu.un@patient.mssante.fr')).rejects.toMatchObject({ code: 'address-outside-space' });
  await expect(declared(teamAddress.toUpperCase())).rejects.toMatchObject({ code: 'mailbox-taken' });
});

test('SC.MSS.26.MS1 what waits is counted unit by unit; a message one colleague read is read for all', async () => {
  const unitId = uuidv7();
  await room.within(async (tx, act) => {
    await arrangeUnits(tx, act, establishmentId, {
      units: [{ id: unitId, name: 'Les Glycines', rooms: [] }],
      basedOn: 1,
    });
    await addMailbox(tx, organisationId, {
      id: uuidv7(),
      establishment_id: establishmentId,
      unit_id: unitId,
      kind: 'ORG',
      address: 'les-glycines@ehpad-tilleuls.mssante.fr',
      display_name: 'Les Glycines',
    });
  });
  await room.drop(mail({ to: 'les-glycines@ehpad-tilleuls.mssante.fr', subject: 'Pour l’unité' }));
  await room.turn();
  const waiting = () => room.within((tx, act) => messagesWaiting(tx, act));
  expect((await waiting()).find((work) => work.unitId === unitId)).toEqual({
    unitId,
    unitName: 'Les Glycines',
    toRead: 1,
    toFile: 0,
  });
  const [message] = await room.list('to-read', unitId);
  expect(message).toMatchObject({ subject: 'Pour l’unité', unitName: 'Les Glycines' });
  await room.within((tx, act) =>
    addReading(tx, {
      organisation_id: organisationId,
      message_id: message?.id ?? '',
      account_id: uuidv7(),
      who: 'Une collègue',
      at: act.at,
    }),
  );
  expect((await waiting()).find((work) => work.unitId === unitId)).toBeUndefined();
  expect(await room.list('to-read', unitId)).toEqual([]);
  expect((await room.view(message?.id)).readBy).toMatchObject([{ who: 'Une collègue' }]);
});

test('MSS/va1.14 a notice of reading is given back when somebody says so, once', async () => {
  await room.drop(
    mail({ to: softwareAddress, subject: 'Dites-moi', headers: { 'Disposition-Notification-To': emergency } }),
  );
  await room.turn();
  const view = await room.view();
  expect(view.notice).toMatchObject({ state: 'asked' });
  const give = () =>
    room.within(async (tx, act) => oweDisplayed(tx, act, await messageById(tx, organisationId, view.message.id)));
  await give();
  await room.turn();
  const [last] = (await room.held(emergency)).toReversed();
  expect(last?.bytes).toContain('manual-action/MDN-sent-manually; displayed');
  await expect(give()).rejects.toMatchObject({ code: 'no-notice-asked' });
  expect((await room.view(view.message.id)).notice).toMatchObject({ state: 'sent' });
});

test('each minute, the mailboxes of the configuration exist and have their turn; those of the software are heard at once', async () => {
  const heard: string[] = [];
  await tick({
    ...room.workshop,
    listening: {
      to: (_operator, mailbox) => void heard.push(mailbox.address),
      only: () => {},
      close: async () => {},
    },
  })({});
  expect(heard).toContain(softwareAddress);
  expect(await room.planned()).toEqual(expect.arrayContaining([`fetch:${room.software.id}`, `fetch:${room.team.id}`]));
});

test('a mailbox that is closed is heard no more', async () => {
  const { operator } = room.workshop;
  if (!operator) throw new Error('no operator');
  const closing = await room.declare('APP', 'ancien@ehpad-tilleuls.mssante.fr');
  const signals = new Map<string, AbortSignal>();
  const watch: typeof operator.mssante.watch = (address, _key, _hear, signal) => {
    signals.set(address, signal);
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  };
  const listening = openListening();
  const turn = tick({
    ...room.workshop,
    listening,
    operator: { ...operator, mssante: { ...operator.mssante, watch } },
  });
  const ended = () => [closing.address, softwareAddress].map((address) => signals.get(address)?.aborted);
  await turn({});
  expect(ended()).toEqual([false, false]);
  await room.within((tx) =>
    tables(tx).updateTable('mailboxes').set({ closed_at: room.clock.now }).where('id', '=', closing.id).execute(),
  );
  await turn({});
  expect(ended()).toEqual([true, false]);
  await listening.close();
});

test('MSS/va1.18 what the software answers by itself is answered to the team, whose mailbox comes before that of a unit', async () => {
  const read = (id: string) => room.within((tx) => mailboxPeopleRead(tx, organisationId, id));
  expect([await read(establishmentId), await read(uuidv7())]).toEqual([teamAddress, null]);
  const archive = { fileName: 'IHE_XDM.ZIP', contentType: 'application/zip', bytes: Buffer.from('PK rien') };
  await room.drop(xdmMail([], { to: softwareAddress, parts: [archive] }));
  await room.turn(await room.mailbox(room.software.id));
  const answers = (await room.held(emergency)).filter(({ subject }) => subject.includes('[906]'));
  expect(answers.map(({ bytes }) => /^Reply-To: (.*)\r$/m.exec(bytes)?.[1])).toEqual([teamAddress]);
});

test('a mailbox that the operator refuses to its holders signed in says so after a while', async () => {
  const foreign = await room.declare('ORG', 'ailleurs@ehpad-tilleuls.mssante.fr');
  for (const waitsFor of ['holder', 'holder', 'operator']) {
    await room.turn(await room.mailbox(foreign.id));
    expect(await stateOf(foreign.id)).toMatchObject({ waitsFor });
  }
});
