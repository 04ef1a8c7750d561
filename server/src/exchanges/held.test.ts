import {
  claude,
  generalPractitioner,
  louis,
  mauricette,
  nicolas,
  raymonde,
  roger,
  sablierHospital,
  samir,
  suzanne,
  yvette,
  type CastPerson,
} from '@liane/cast';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptByCircle, type CircleContent } from '../circle/index.ts';
import { correct, recordFact } from '../facts/index.ts';
import { uuidv7, type Act } from '../platform/index.ts';
import { organisationId, stranger } from '../documents/testing/house.ts';
import { qualified } from '../documents/testing/qualified.ts';
import { staysWhere, transferToHospital } from '../stays/index.ts';
import { confirmDivergence } from './divergences.ts';
import { sharingOf, saySharing } from './sharing.ts';
import { sendingsWhere } from './store.ts';
import { gpAddress, openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const hour = 3_700;
const insOf = (person: CastPerson) => {
  if (!person.ins) throw new Error('the cast gives an INS');
  return person.ins;
};
const say = (personId: string, channel: 'dmp-feeding' | 'mssante' | 'citizen', refused: boolean) =>
  office.as((tx, act) =>
    saySharing(tx, act, personId, { id: uuidv7(office.clock.now), channel, refused, said: 'Dit de vive voix' }),
  );

describe('what holds a document back lets it go once it is gone', () => {
  test('SC.DMP/ALI/PROG.01, SC.MSS.18.MS1 an identity that is not qualified: neither DMP nor person, and the INS does not leave', async () => {
    const personId = await office.moveIn(mauricette, { qualified: false });
    await office.validated(personId);
    await office.after(61);
    for (const channel of ['dmp', 'citizen'] as const)
      expect(await office.sending(personId, channel)).toMatchObject({
        state: 'held',
        because: 'identity-not-qualified',
        todo: 'Qualifiez son identité : le document sera réémis à l’identique avec l’INS, et partira seul.',
      });
    expect(await office.sending(personId, 'mssante')).toMatchObject({ state: 'accepted', insQualified: false });

    await office.as((tx, act) => tx.tell(act, { kind: 'identity-qualified', personId, about: personId }));
    await office.after(1);
    // Still not: what the news said is looked at again, never believed.
    expect((await office.sending(personId, 'dmp')).state).toBe('held');

    await qualified(office.house, personId, mauricette);
    await office.after(1);
    await office.after(61);
    for (const channel of ['dmp', 'mssante', 'citizen'] as const)
      expect((await office.sending(personId, channel)).state).toBe('accepted');
    expect((await office.sending(personId, 'mssante')).kind).toBe('replacement');
    expect(office.town.documentsOf(mauricette)).toHaveLength(1);
  });

  test('SC.DMP/CONF.09, SC.MSS.16.MS1, SC.MSS.15.MS1 each refusal stops its way and no other, until it is withdrawn', async () => {
    const personId = await office.moveIn(suzanne);
    await say(personId, 'dmp-feeding', true);
    await say(personId, 'citizen', true);
    await office.validated(personId);
    await say(personId, 'mssante', true);
    await office.after(61);
    expect((await office.sendings(personId)).map(({ state, because }) => [state, because])).toEqual([
      ['held', 'opposition'],
      ['held', 'opposition'],
      ['held', 'opposition'],
    ]);
    expect(office.town.documentsOf(suzanne)).toEqual([]);

    await say(personId, 'dmp-feeding', false);
    await office.after(1);
    expect((await office.sending(personId, 'dmp')).state).toBe('accepted');
    expect((await office.sending(personId, 'citizen')).state).toBe('held');
    expect((await office.as((tx, act) => sharingOf(tx, act, personId))).channels).toMatchObject([
      { channel: 'dmp-feeding', refused: false },
      { channel: 'mssante', refused: true },
      { channel: 'citizen', refused: true },
    ]);
  });

  test('a closed DMP: told by the DMP, looked at again, fed once it is open', async () => {
    const { dmpRecords } = office.town.sandbox;
    const personId = await office.moveIn(roger);
    dmpRecords.close(insOf(roger), 'Fermé à la demande de la personne');
    await office.validated(personId);
    await office.after(61);
    expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'held', because: 'dmp-closed' });
    dmpRecords.reopen(insOf(roger));
    await office.after(hour);
    expect((await office.sending(personId, 'dmp')).state).toBe('accepted');
    expect(office.town.documentsOf(roger)).toHaveLength(1);
  });

  test('an address nobody knows: the sending waits, and goes to the one that is given', async () => {
    const personId = await office.moveIn(yvette, { gp: null });
    await office.validated(personId);
    await office.after(61);
    const held = await office.sending(personId, 'mssante');
    expect(held).toMatchObject({ state: 'held', because: 'no-address' });
    const known: CircleContent = {
      kind: 'care-professional',
      role: 'gp',
      familyName: 'Lemoine',
      givenName: 'Gérard',
      mssanteAddress: gpAddress,
    };
    const factId = held.recipientKey.replace('circle:', '');
    await office.as((tx, act) =>
      correct(
        tx,
        act,
        keptByCircle,
        { id: uuidv7(), personId, factId, basedOn: factId },
        { content: known, occurredAt: act.at, why: null },
      ),
    );
    await office.after(1);
    expect(await office.sending(personId, 'mssante')).toMatchObject({ state: 'accepted', recipientAddress: gpAddress });
  });

  test('A11 a general practitioner noted after the person left is told of it', async () => {
    const personId = await office.house.moveIn(samir, { record: null });
    expect(await office.sendings(personId)).toEqual([]);
    await office.as(async (tx, act) => {
      const [stay] = await staysWhere(tx, organisationId, { personId });
      await transferToHospital(tx, act, stay?.id ?? '', {
        id: uuidv7(),
        at: act.at,
        hospital: 'CH du Sablier',
        reason: 'Chute',
      });
    });
    expect(await office.sending(personId, 'mssante')).toMatchObject({ state: 'held', because: 'no-gp' });
    const noted: CircleContent = {
      kind: 'care-professional',
      role: 'gp',
      familyName: 'Lemoine',
      givenName: 'Gérard',
      rpps: generalPractitioner.rpps ?? '',
    };
    await office.as((tx, act) =>
      recordFact(tx, act, keptByCircle, { id: uuidv7(), personId, occurredAt: act.at, content: noted }),
    );
    await office.after(61);
    expect(await office.sending(personId, 'mssante')).toMatchObject({ state: 'accepted', recipientAddress: gpAddress });
  });

  test('A11 noted more than a week after: it is no longer news, and nobody is told', async () => {
    const personId = await office.house.moveIn(raymonde, { record: null });
    await office.as(async (tx, act) => {
      const [stay] = await staysWhere(tx, organisationId, { personId });
      await transferToHospital(tx, act, stay?.id ?? '', {
        id: uuidv7(),
        at: act.at,
        hospital: 'CH du Sablier',
        reason: 'Chute',
      });
    });
    expect(await office.sending(personId, 'mssante')).toMatchObject({ state: 'held', because: 'no-gp' });
    await office.after(8 * 24 * 3_600);
    expect(await office.sending(personId, 'mssante')).toMatchObject({ state: 'abandoned', because: 'too-old' });
  });

  test('ANN/va1.05 an address nobody typed is found in the Annuaire Santé by the FINESS of the hospital', async () => {
    const personId = await office.moveIn(louis);
    const { name, finess } = sablierHospital;
    await office.validated(personId, 'transfer-sheet', {
      freeTexts: { reason: 'Chute' },
      destination: { name, ...(finess === undefined ? {} : { finess }) },
    });
    await office.after(61);
    const toHospital = (await office.sendings(personId)).find(({ recipientKey }) =>
      recipientKey.startsWith('hospital'),
    );
    expect(toHospital).toMatchObject({ state: 'accepted', recipientAddress: sablierHospital.mssante });
  });

  test('an Annuaire Santé that is away says nothing of the address: it is asked again within the minute', async () => {
    const personId = await office.moveIn(claude);
    const { name, finess } = sablierHospital;
    office.town.sandbox.faults.set('annuaire', { kind: 'down' });
    await office.validated(personId, 'transfer-sheet', {
      freeTexts: { reason: 'Chute' },
      destination: { name, ...(finess === undefined ? {} : { finess }) },
    });
    const toHospital = async () =>
      (await office.sendings(personId)).find(({ recipientKey }) => recipientKey.startsWith('hospital'));
    await office.after(61);
    expect(await toHospital()).toMatchObject({ state: 'held', because: 'no-hospital-address' });
    office.town.sandbox.faults.clear('annuaire');
    await office.after(61);
    expect(await toHospital()).toMatchObject({ state: 'accepted', recipientAddress: sablierHospital.mssante });
  });

  test('SC.DMP/CONF.01 a DMP that names somebody else: held with both names, until a person says it is the same', async () => {
    const other: CastPerson = { ...nicolas, traits: { ...nicolas.traits, birthFamilyName: 'AUTREMENT' } };
    const personId = await office.moveIn(other);
    await office.validated(personId);
    await office.after(61);
    expect(await office.sending(personId, 'dmp')).toMatchObject({ state: 'held', because: 'dmp-divergence' });
    const { divergence } = await office.as((tx, act) => sharingOf(tx, act, personId));
    expect(divergence).toMatchObject({
      lines: [{ trait: 'Nom de naissance', ours: 'AUTREMENT', theirs: nicolas.traits.birthFamilyName }],
      confirmed: null,
    });
    await office.as((tx, act) =>
      confirmDivergence(tx, act, { personId, id: divergence?.id ?? '', why: 'Carte d’identité comparée' }),
    );
    await office.after(1);
    expect((await office.sending(personId, 'dmp')).state).toBe('accepted');
  });
});

test('another organisation sees nothing of what left, nor may it change it', async () => {
  const act: Act = stranger(office.house.act());
  expect(await office.house.as(act, (tx) => sendingsWhere(tx, organisationId, {}))).toEqual([]);
  expect(await office.house.as(act, (tx) => sendingsWhere(tx, act.organisationId, {}))).toEqual([]);
});
