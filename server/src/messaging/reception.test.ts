import { randomUUID } from 'node:crypto';
import { mauricette, people } from '@liane/cast';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { documentsOf } from '../documents/index.ts';
import { receivedCda } from '../documents/testing/received-cda.ts';
import { organisationId } from '../documents/testing/house.ts';
import { personById } from '../identity/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { someoneWaits } from '../testing/database.ts';
import { filePiece } from './file-piece.ts';
import { openReducedRecord } from './open-reduced-record.ts';
import { refusePiece } from './refuse-piece.ts';
import { openMailRoom, softwareAddress, type MailRoom } from './testing/mail-room.ts';
import { archive, emergency, mail, xdmMail } from './testing/post.ts';

let room: MailRoom;
let personId: string;
let stranger: string;

beforeAll(async () => {
  room = await openMailRoom();
  personId = await room.moveIn();
  // A matricule that nobody here bears.
  stranger = people.find(({ key, ins }) => ins && key !== mauricette.key)?.ins?.matricule ?? '';
});
afterAll(() => room.close());

const to = softwareAddress;
const arrives = async (bytes: Buffer) => {
  await room.drop(bytes);
  await room.turn();
  return room.view();
};
const filed = () =>
  room.within(async (tx) =>
    (await documentsOf(tx, organisationId, personId)).filter(({ origin }) => origin === 'received'),
  );
const file = (pieceId: string, person = personId) =>
  room.within((tx, act) => filePiece(tx, act, { pieceId, documentId: uuidv7(), personId: person }, room.workshop));
const told = async () => (await room.held(emergency)).at(-1);

describe('whose it is (digest 8.2)', () => {
  test('MSS/va1.28 the same INS and traits: one click files it, and no more', async () => {
    const { message, pieces } = await arrives(xdmMail([receivedCda({})], { to }));
    expect(message).toMatchObject({ state: 'to-file', subject: expect.not.stringContaining('XDM/') });
    expect(pieces).toMatchObject([{ state: 'to-decide', match: 'ins', certain: true, proposed: [{ id: personId }] }]);
    const before = (await filed()).length;
    await file(pieces[0]?.id ?? '');
    expect(await filed()).toHaveLength(before + 1);
    expect((await filed()).every(({ via }) => via === 'mssante')).toBe(true);
    await expect(file(pieces[0]?.id ?? '')).rejects.toMatchObject({ code: 'piece-already-decided' });
    expect(await room.view(message.id)).toMatchObject({ pieces: [{ state: 'filed', document: { personId } }] });
  });

  test.each([
    ['904 the same matricule, other traits', receivedCda({ birthFamilyName: 'MARTIN' }), undefined, 'ins-differs', 904],
    ['904 an envelope of somebody else', receivedCda({}), 'other', 'ins-differs', 904],
    [
      '905 traits are missing',
      receivedCda({}).replace(/<birthplace>.*<\/birthplace>/s, ''),
      undefined,
      'ins-incomplete',
      905,
    ],
    ['903 no INS', receivedCda({ matricule: '' }), null, 'no-ins', 903],
  ])(
    '%s: nobody is chosen, the traits stand side by side, the sender is told',
    async (_name, cda, envelope, match, code) => {
      const matricule = envelope === 'other' ? stranger : envelope;
      const before = await filed();
      const view = await arrives(xdmMail([cda], { to, ...(matricule === undefined ? {} : { matricule }) }));
      expect(view.pieces).toMatchObject([{ state: 'to-decide', match, certain: false, proposed: [{ id: personId }] }]);
      expect(view.pieces[0]?.proposed[0]?.comparison.length).toBeGreaterThan(3);
      expect(view.message.person).toBeNull();
      expect(await filed()).toEqual(before);
      expect(view.notice).toMatchObject({ state: 'sent' });
      expect((await told())?.subject).toMatch(new RegExp(`^\\[KO Intégration système !\\]\\[${code}\\] XDM/1.0/DDM`));
    },
  );

  test('902 nobody bears this INS: a reduced record, provisoire, without the INS received', async () => {
    const cda = receivedCda({ matricule: stranger, birthFamilyName: 'ZIMMERMANN' }).replaceAll('MAURICETTE', 'EDWIGE');
    const { pieces } = await arrives(xdmMail([cda], { to, matricule: stranger }));
    expect(pieces).toMatchObject([{ match: 'unknown', certain: false, proposed: [] }]);
    const asked = { pieceId: pieces[0]?.id ?? '', personId: uuidv7(), documentId: uuidv7() };
    const opened = await room.within((tx, act) => openReducedRecord(tx, act, asked, room.workshop));
    expect(opened).toMatchObject({ state: 'filed', person_id: asked.personId });
    const person = await room.within((tx) => personById(tx, organisationId, asked.personId));
    expect(person).toMatchObject({ status: 'provisoire', ins: null, traits: { birthFamilyName: 'ZIMMERMANN' } });
    const again = await arrives(
      xdmMail([cda.replace(/<id root="[^"]+"\/><code/, '<id root="2.25.77"/><code')], { to, matricule: stranger }),
    );
    await expect(
      room.within((tx, act) =>
        openReducedRecord(tx, act, { ...asked, pieceId: again.pieces[0]?.id ?? '', personId: uuidv7() }, room.workshop),
      ),
    ).rejects.toMatchObject({ code: 'somebody-is-known' });
  });

  test('the documents module refuses a matricule that is another’s, whoever clicks', async () => {
    const cda = receivedCda({ matricule: stranger, birthFamilyName: 'QUELQU’UN' });
    const { pieces } = await arrives(xdmMail([cda], { to, matricule: stranger }));
    await expect(file(pieces[0]?.id ?? '')).rejects.toMatchObject({ code: 'another-person' });
  });

  test('MSS/va1.27 set aside with a reason, it is in no record and stays readable', async () => {
    const before = await filed();
    const { message, pieces } = await arrives(xdmMail([receivedCda({ matricule: '' })], { to, matricule: null }));
    await room.within((tx, act) =>
      refusePiece(tx, act, { pieceId: pieces[0]?.id ?? '', why: 'Elle a quitté la maison' }),
    );
    expect(await room.view(message.id)).toMatchObject({
      pieces: [{ state: 'refused', why: 'Elle a quitté la maison' }],
    });
    expect((await room.list('aside')).map(({ id }) => id)).toContain(message.id);
    expect(await filed()).toEqual(before);
  });
});

describe('what its version means (digest 8.3)', () => {
  const [set, first, second] = ['2.25.1001', '2.25.1002', '2.25.1003'];
  const version = (id: string, more: Parameters<typeof receivedCda>[0]) => receivedCda({ id, setId: set, ...more });

  test('the same again is already filed; a newer takes its place; an older is refused with 900', async () => {
    const one = await arrives(xdmMail([version(first, {})], { to }));
    await file(one.pieces[0]?.id ?? '');
    const count = (await filed()).length;

    const same = await arrives(xdmMail([version(first, {})], { to }));
    expect(same.pieces).toMatchObject([{ state: 'already', document: { personId } }]);
    expect(await filed()).toHaveLength(count);

    const newer = await arrives(
      xdmMail([version(second, { version: 2, replaces: first })], {
        to,
        subject: '[Annule et remplace] XDM/1.0/DDM+Fiche',
      }),
    );
    expect(newer.message.subject).toBe('[Annule et remplace] Fiche');
    expect(newer.pieces).toMatchObject([{ certain: true, versionInFrench: 'Remplace la version 1 déjà classée.' }]);
    await file(newer.pieces[0]?.id ?? '');
    const [last, before] = (await filed())
      .filter(({ cdaSet }) => cdaSet === set)
      .toSorted((a, b) => b.version - a.version);
    expect(last).toMatchObject({ version: 2 });
    expect(before).toMatchObject({ replacedById: last?.id });

    const older = await arrives(xdmMail([version('2.25.1004', { version: 1 })], { to }));
    expect(older.pieces).toMatchObject([{ certain: false }]);
    await expect(file(older.pieces[0]?.id ?? '')).rejects.toMatchObject({ code: 'piece-cannot-be-filed' });
    expect((await told())?.subject).toContain('[900]');
  });

  test('901 another organisation may not replace it', async () => {
    const cda = version('2.25.1005', { version: 3, replaces: second }).replaceAll('1990003014', '1990009999');
    const view = await arrives(xdmMail([cda], { to }));
    await expect(file(view.pieces[0]?.id ?? '')).rejects.toMatchObject({ code: 'piece-cannot-be-filed' });
    expect((await told())?.subject).toContain('[901]');
  });

  test('several documents in one archive are decided one by one', async () => {
    const view = await arrives(xdmMail([receivedCda({ id: '2.25.2001' }), receivedCda({ id: '2.25.2002' })], { to }));
    expect(view.pieces.map(({ state }) => state)).toEqual(['to-decide', 'to-decide']);
    await file(view.pieces[1]?.id ?? '');
    expect((await room.view(view.message.id)).pieces.map(({ state }) => state)).toEqual(['to-decide', 'filed']);
  });
});

test('two documents of one message filed at once: the last one owes the notice of integration', async () => {
  const headers = { 'Disposition-Notification-To': emergency };
  const cdas = [1, 2].map(() => receivedCda({ id: randomUUID(), setId: randomUUID() }));
  const { message, pieces } = await arrives(xdmMail(cdas, { to, headers }));
  let beside: Promise<unknown> | undefined;
  await room.within(async (tx, act) => {
    await filePiece(tx, act, { pieceId: pieces[0]?.id ?? '', documentId: uuidv7(), personId }, room.workshop);
    beside = file(pieces[1]?.id ?? '');
    await Promise.race([beside, someoneWaits(room.house.database)]);
  });
  await beside;
  const after = await room.view(message.id);
  expect(after.pieces.map(({ state }) => state)).toEqual(['filed', 'filed']);
  expect(after.notice).toMatchObject({ state: 'waiting', what: 'Accusé d’intégration' });
});

describe('what cannot be integrated is kept with its reason, and answered', () => {
  const broken = { fileName: 'IHE_XDM.ZIP', contentType: 'application/zip', bytes: Buffer.from('PK rien') };
  const whole = archive([receivedCda({ id: '2.25.3001' })]);
  const cut = { ...whole, bytes: whole.bytes.subarray(0, whole.bytes.length - 200) };
  test.each([
    ['an archive that is none', xdmMail([], { to, parts: [broken] })],
    ['an archive cut half-way', xdmMail([], { to, parts: [cut] })],
    ['an archive announced and absent', xdmMail([], { to, parts: [] })],
  ])('%s', async (_name, bytes) => {
    const view = await arrives(bytes);
    expect(view).toMatchObject({ message: { state: 'aside' }, aside: { code: 906 }, pieces: [] });
    expect(view.aside?.reason).not.toBe('');
    expect((await told())?.subject).toContain('[906]');
  });

  test('a document that is no CDA stops none of its neighbours', async () => {
    const view = await arrives(xdmMail([receivedCda({ id: '2.25.3002' }), '<rien/>'], { to }));
    expect(view.pieces.map(({ state }) => state)).toEqual(['to-decide', 'unreadable']);
    expect(view.pieces[1]?.why).not.toBe('');
  });

  test('a document that is not the one announced is not the one filed', async () => {
    const announced = archive([receivedCda({ id: '2.25.3003' })]);
    const other = archive([receivedCda({ id: '2.25.3004' }).replace('2.25.3004"/><code', '2.25.3004"/> <code')]);
    expect(announced.bytes.equals(other.bytes)).toBe(false);
    const view = await arrives(xdmMail([], { to, parts: [other] }));
    expect(view.pieces).toMatchObject([{ state: 'unreadable', why: expect.stringContaining('identifiant') }]);
  });

  test('somebody outside the trusted space is kept aside, and answered nothing', async () => {
    const before = (await room.held(emergency)).length;
    const view = await arrives(mail({ to, from: 'quelquun@ailleurs.example' }));
    expect(view).toMatchObject({ message: { state: 'aside' }, notice: null });
    expect(await room.held(emergency)).toHaveLength(before);
  });

  test('nothing answers a machine, nor a mail of failure: two softwares never speak for ever', async () => {
    const before = (await room.held(emergency)).length;
    await arrives(xdmMail([], { to, parts: [broken], from: 'noreply@ch-sablier.mssante.fr' }));
    const view = await arrives(
      mail({ to, subject: '[KO Intégration système !][906] XDM/1.0/DDM+Fiche', parts: [archive([receivedCda({})])] }),
    );
    expect(view.pieces).toEqual([]);
    expect(await room.held(emergency)).toHaveLength(before);
  });
});

describe('what files itself', () => {
  beforeEach(() => room.filesByItself());

  test('SC.MSS/UX.08 the same qualified INS and traits, when the establishment says so; its trace says why', async () => {
    const view = await arrives(
      xdmMail([receivedCda({ id: '2.25.4001' })], {
        to,
        headers: { 'X-MSS-INS': 'O', 'Disposition-Notification-To': emergency },
      }),
    );
    expect(view).toMatchObject({
      message: { state: 'to-read', unread: true },
      pieces: [{ state: 'filed', match: 'ins' }],
    });
    expect((await filed()).find(({ cdaId }) => cdaId === '2.25.4001')).toMatchObject({ via: 'mssante' });
    expect(room.house.traced.filter(({ act }) => act === 'messaging.filePiece').at(-1)).toMatchObject({ personId });
    expect((await told())?.bytes).toContain('automatic-action/MDN-sent-automatically; processed');
  });

  test('a sender who says the INS is not qualified, or says nothing of it (digest 8.2), or a version that is older, waits for somebody', async () => {
    const unsure = await arrives(xdmMail([receivedCda({ id: '2.25.4002' })], { to, headers: { 'X-MSS-INS': 'N' } }));
    expect(unsure.pieces).toMatchObject([{ state: 'to-decide', match: 'ins' }]);
    const silent = await arrives(
      mail({ to, subject: 'XDM/1.0/DDM+Fiche', parts: [archive([receivedCda({ id: '2.25.4003' })])] }),
    );
    expect(silent.pieces).toMatchObject([{ state: 'to-decide', match: 'ins', certain: true }]);
    const older = await arrives(xdmMail([receivedCda({ id: '2.25.1006', setId: '2.25.1001', version: 1 })], { to }));
    expect(older.pieces).toMatchObject([{ state: 'to-decide' }]);
  });
});
