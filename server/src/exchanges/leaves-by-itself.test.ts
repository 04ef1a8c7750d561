import { irene, mauricette, roger, samir, suzanne, yvette } from '@liane/cast';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erase } from '../documents/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { discharge, staysWhere, transferToHospital } from '../stays/index.ts';
import { recall } from './change-sending.ts';
import { organisationId } from '../documents/testing/house.ts';
import { gpAddress, openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const citizen = (person: typeof mauricette): string => `${person.ins?.matricule}@${office.post.citizenDomain}`;
const statesOf = async (personId: string, documentId: string) =>
  Object.fromEntries(
    (await office.sendings(personId))
      .filter((each) => each.documentId === documentId)
      .map(({ channel, state }) => [channel, state]),
  );

describe('a validated document', () => {
  test('SC.DMP.01.MS1, SC.MSS.17.MS1, SC.MSS.18.MS1 leaves to the DMP, the general practitioner and the person, each once', async () => {
    const personId = await office.moveIn(mauricette);
    const documentId = await office.validated(personId);
    expect(await statesOf(personId, documentId)).toEqual({ dmp: 'waiting', mssante: 'waiting', citizen: 'waiting' });
    await office.after(61);
    expect(await statesOf(personId, documentId)).toEqual({ dmp: 'accepted', mssante: 'accepted', citizen: 'accepted' });
    expect(office.town.documentsOf(mauricette, 'doctor')).toHaveLength(1);
    for (const address of [gpAddress, citizen(mauricette)]) {
      const [letter, ...others] = await office.town.mailOf(address);
      expect(others).toEqual([]);
      expect(letter).toMatchObject({ archive: true, breaches: [] });
    }
  });

  test('SC.DMP.02.MS1, SC.MSS.20.MS1 its new version replaces it everywhere it went, and its deletion follows', async () => {
    const personId = await office.moveIn(irene);
    const first = await office.validated(personId);
    await office.after(61);
    const second = await office.validated(personId, 'dlu', {}, first);
    expect((await office.sending(personId, 'mssante', second)).kind).toBe('replacement');
    await office.after(61);
    const [inDmp, ...others] = office.town.documentsOf(irene);
    expect(others).toEqual([]);
    expect(inDmp?.entry.uniqueId).toBe((await office.sending(personId, 'dmp', second)).documentUniqueId);
    const [again] = await office.town.mailOf(citizen(irene));
    expect((await office.town.mailOf(citizen(irene))).map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(/annule et remplace/i),
    );
    expect(again?.breaches).toEqual([]);

    await office.as((tx, act) => erase(tx, act, { id: second, deletionId: uuidv7(), why: 'Erreur de personne' }));
    await office.after(61);
    expect(office.town.documentsOf(irene)).toEqual([]);
    expect((await office.sending(personId, 'dmp', second)).kind).toBe('deletion');
    expect((await office.town.mailOf(citizen(irene))).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('[Annulation]'),
    );
  });

  test('MSSanté digest 5.3 masked, it does not reach professionals by message, and the DMP hides it from them', async () => {
    const personId = await office.moveIn(suzanne);
    const sending = { visibility: 'masked' as const, skipped: [] };
    const documentId = await office.validated(personId, 'dlu', { sending });
    await office.after(61);
    expect(await statesOf(personId, documentId)).toEqual({ dmp: 'accepted', citizen: 'accepted' });
    expect(office.town.documentsOf(suzanne)).toMatchObject([{ masked: true }]);
  });

  test('not yet visible to the person, it does not reach them by any way', async () => {
    const personId = await office.moveIn(roger);
    const sending = { visibility: 'hidden-from-person' as const, skipped: [] };
    const documentId = await office.validated(personId, 'dlu', { sending });
    await office.after(61);
    expect(await statesOf(personId, documentId)).toEqual({ dmp: 'accepted', mssante: 'accepted' });
    expect(office.town.documentsOf(roger)).toEqual([]);
    expect(await office.town.mailOf(citizen(roger))).toEqual([]);
  });

  test('SC.DMP/ALI/PROG.01 one sending is skipped, the next version leaves; another is recalled in time, and no more after', async () => {
    const personId = await office.moveIn(yvette);
    const sending = { visibility: 'normal' as const, skipped: ['dmp'] };
    const first = await office.validated(personId, 'dlu', { sending });
    expect(await statesOf(personId, first)).toMatchObject({ dmp: 'abandoned', mssante: 'waiting' });
    const toPerson = await office.sending(personId, 'citizen', first);
    await office.as((tx, act) => recall(tx, act, toPerson.id));
    await office.after(61);
    expect(office.town.documentsOf(yvette)).toEqual([]);
    expect(await office.town.mailOf(citizen(yvette))).toEqual([]);
    const left = await office.sending(personId, 'mssante', first);
    await expect(office.as((tx, act) => recall(tx, act, left.id))).rejects.toMatchObject({ code: 'already-left' });

    await office.validated(personId, 'dlu', {}, first);
    await office.after(61);
    expect(office.town.documentsOf(yvette)).toHaveLength(1);
  });
});

describe('A11 a movement', () => {
  test('to the hospital, then out, is told to the general practitioner without a click', async () => {
    const personId = await office.moveIn(samir);
    const before = await office.town.mailOf(gpAddress);
    const stayId = await office.as(async (tx, act) => {
      const [stay] = await staysWhere(tx, organisationId, { personId });
      if (!stay) throw new Error('moved in');
      await transferToHospital(tx, act, stay.id, {
        id: uuidv7(),
        at: office.clock.now,
        hospital: 'CH du Sablier',
        reason: 'Chute',
      });
      return stay.id;
    });
    await office.after(61);
    const notice = await office.sending(personId, 'mssante');
    expect(notice).toMatchObject({ kind: 'notice', what: 'Avis de transfert à l’hôpital', state: 'accepted' });
    const after = await office.town.mailOf(gpAddress);
    expect(after).toHaveLength(before.length + 1);
    expect(after.find(({ messageId }) => messageId === notice.messageId)).toMatchObject({ breaches: [] });

    await office.as((tx, act) =>
      discharge(tx, act, stayId, { id: uuidv7(), at: office.clock.now, to: 'Domicile', reason: '' }),
    );
    await office.after(61);
    expect(await office.town.mailOf(gpAddress)).toHaveLength(after.length + 1);
    expect(await office.sending(personId, 'mssante')).toMatchObject({ what: 'Avis de sortie', state: 'accepted' });
  });
});
